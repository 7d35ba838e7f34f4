//! Dates that the verb of their clause puts before or behind the publication: weekdays, months and days without a year.

use crate::dates::check;

#[test]
fn present_verbs_of_what_is_to_come() {
    check(&[
        ("Brann host Molde on Saturday.", "Saturday = 2025-09-06"),
        ("Danes vote on Sunday in a poll.", "Sunday = 2025-09-07"),
        ("Schools reopen on Monday.", "Monday = 2025-09-08"),
        ("Tickets go on sale on Friday.", "Friday = 2025-09-05"),
        ("Parliament votes on Friday.", "Friday = 2025-09-05"),
        ("Judge to rule Monday", "Monday = 2025-09-08"),
        ("Storm warnings are in place for Friday and Saturday.", "Friday = 2025-09-05; Saturday = 2025-09-06"),
        ("Voters go to the polls this Sunday.", "this Sunday = 2025-09-07"),
        ("This Saturday she fights Berg.", "This Saturday = 2025-09-06"),
        ("He was arrested this Sunday.", "this Sunday = 2025-08-31"),
        ("However steep it may be, this Tuesday made it harder.", "this Tuesday = 2025-09-02"),
        ("MPs vote on the bill on Monday.", "Monday = 2025-09-08"),
        ("The jury returns on Monday.", "Monday = 2025-09-08"),
        ("Polls open on Sunday.", "Sunday = 2025-09-07"),
        ("The new rules take effect on Friday.", "Friday = 2025-09-05"),
        // Nouns.
        ("The absentee votes on Monday: none", "Monday = 2025-09-01"),
        ("Fire on the harbour on Monday", "Monday = 2025-09-01"),
        ("Show host Jim Berg on Monday called the mayor weak.", "Monday = 2025-09-01"),
    ]);
}

#[test]
fn what_is_appointed_or_possible() {
    check(&[
        ("The vote is set for May 4.", "May 4 = 2026-05-04"),
        ("The trial is scheduled for 4 May.", "4 May = 2026-05-04"),
        ("The mayor may quit in December.", "December = 2025-12-01..2025-12-31"),
        ("If elected in April, she would resign.", "April = 2026-04-01..2026-04-30"),
        ("The fair was scheduled to take place this past weekend.", "this past weekend = 2025-08-30..2025-08-31"),
        ("The fire may have started on Monday.", "Monday = 2025-09-01"),
        ("Before he stepped down as planned in late March, the mayor spoke.", "late March = 2025-03-21..2025-03-31"),
        ("Police looked for clues that may explain the fire on Monday, a clerk said.", "Monday = 2025-09-01"),
        ("Monday may well have been the turning point.", "Monday = 2025-09-01"),
        ("Tuesday's vote will be close.", "Tuesday = 2025-09-09"),
        ("Tuesday's fire will be remembered.", "Tuesday = 2025-09-02"),
        ("Thursday's council meeting is likely to bring a cut.", "Thursday = 2025-09-04"),
        ("Traders await Friday's jobs report.", "Friday = 2025-09-05"),
    ]);
}

#[test]
fn what_happened_a_year_before_a_day_that_is_near() {
    check(&[
        ("Prices rose in October.", "October = 2024-10-01..2024-10-31"),
        ("The ferry sank on 14 October.", "14 October = 2024-10-14"),
        ("The blast in October killed 30.", "October = 2024-10-01..2024-10-31"),
        ("She died on October 2.", "October 2 = 2024-10-02"),
        ("Inflation hit 3% in October before easing.", "October = 2024-10-01..2024-10-31"),
        ("By October he had left.", "October = 2024-10-01..2024-10-31"),
        ("Exports up 3% in October", "October = 2024-10-01..2024-10-31"),
        ("Nordbank Q4 profit up 12%", "Q4 = 2024-10-01..2024-12-31"),
        ("She was appointed in October.", "October = 2024-10-01..2024-10-31"),
        ("He joined the firm in October.", "October = 2024-10-01..2024-10-31"),
        ("The law came into force on 1 October.", "1 October = 2024-10-01"),
        ("The trial was postponed in October.", "October = 2025-10-01..2025-10-31"),
        // Said of what is to come.
        ("The levy, due to start on Sept. 20, was delayed.", "Sept. 20 = 2025-09-20"),
        ("The mayor agreed to a debate on 14 October.", "14 October = 2025-10-14"),
        ("The port will reopen if prices rise in October.", "October = 2025-10-01..2025-10-31"),
    ]);
}
