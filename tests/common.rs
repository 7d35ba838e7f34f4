//! What the integration tests share.

/// Settings of snapshots that lie in the top-level folder `snapshots/AREA`, named by the test alone.
#[macro_export]
macro_rules! snapshots {
    ($area:literal) => {{
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/", $area));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
    }};
}
