//! The claim record of machine-readable output: one type for `extract -f jsonl`, `check -f json` and for reading
//! extracted claims back.
//!
//! Fields stand in the order in which they are written. Numbers are decimal strings, days are ISO dates, null is unknown
//! or open. [`VERSION`] changes when a reader of the old form would misread the new one.

use crate::claim::{Claim, KeySlot, KeyValue, Stated};
use crate::finding::Outcome;
use crate::interval::{Extent, Interval, Reading};
use crate::policy::Policy;
use crate::value::{Days, Decimal};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// Version of the records.
pub const VERSION: u32 = 1;

/// One claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClaimRecord {
    /// [`VERSION`].
    pub version: u32,
    /// Stable identifier.
    pub id: String,
    /// Name of the article.
    pub article: String,
    /// Outlet, if stated.
    pub source: Option<String>,
    /// Publication; `basis` says where that is from.
    pub published: DatedRecord,
    /// Identifier of the rule.
    pub rule: String,
    /// Group of the rule.
    pub group: String,
    /// Slots of the key, in the order of the rule: null for a wildcard, a string, a list of identifiers, or days.
    pub key: Map<String, Value>,
    /// Claims with different blocks are never compared.
    pub block: String,
    /// Where the phrase stands.
    pub span: SpanRecord,
    /// The phrase.
    pub text: String,
    /// What was written, in the neutral form of its type.
    pub value: Value,
    /// Name of the hedge.
    pub hedge: String,
    /// Name of the modality.
    pub modality: String,
    /// What part is counted.
    pub scope: Option<String>,
    /// Who is quoted.
    pub speaker: Option<String>,
    /// When the value held; `basis` is "stated" or "published".
    pub as_of: DatedRecord,
    /// What comparison needs; null for a claim that is compared with nothing.
    pub compared: Option<ComparedRecord>,
}

/// Days with the ground for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedRecord {
    /// First possible day.
    pub from: Option<NaiveDate>,
    /// Last possible day.
    pub to: Option<NaiveDate>,
    /// Where that comes from.
    pub basis: String,
}

/// A place in an article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanRecord {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A claim's value in the frame of its policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedRecord {
    /// "date", "number" or "entity".
    pub axis: String,
    /// Unit on the number axis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Name of the policy.
    pub policy: String,
    /// Series of a cumulative total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// In order of preference.
    pub readings: Vec<ReadingRecord>,
}

/// One reading of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingRecord {
    /// Its name.
    pub name: String,
    /// What a typical reader takes the words to mean.
    pub core: ExtentRecord,
    /// What a generous reader would still accept.
    pub loose: ExtentRecord,
    /// The truth conditions of the words.
    pub literal: ExtentRecord,
    /// When an entity's value held; on the entity axis only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<DaysRecord>,
}

/// Values on one axis. Told apart by their fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ExtentRecord {
    /// The entity axis.
    Entities {
        /// Sorted identifiers.
        ids: Vec<String>,
        /// These and no others.
        closed: bool,
    },
    /// The number axis.
    Number {
        /// Lower end.
        lo: Option<Number>,
        /// Upper end.
        hi: Option<Number>,
        /// The lower end is left out.
        lo_open: bool,
        /// The upper end is left out.
        hi_open: bool,
    },
    /// The date axis.
    Days(DaysRecord),
}

/// Days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysRecord {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// An exact decimal, written as a string without trailing zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0.normalize())
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map(Self).map_err(|_| serde::de::Error::custom(format!("expected a decimal, found {text:?}")))
    }
}

impl From<Days> for DaysRecord {
    fn from(days: Days) -> Self {
        Self { from: days.from, to: days.to }
    }
}

impl From<DaysRecord> for Days {
    fn from(days: DaysRecord) -> Self {
        Self { from: days.from, to: days.to }
    }
}

impl ClaimRecord {
    /// The record of a claim of `outcome`.
    #[must_use]
    pub fn of(claim: &Claim, outcome: &Outcome) -> Self {
        let policy = outcome.rules.get(claim.rule).map(|rule| rule.policy);
        let dated = |days: Days, basis: &str| DatedRecord { from: days.from, to: days.to, basis: basis.to_string() };
        Self {
            version: VERSION,
            id: claim.id.clone(),
            article: claim.article_name.clone(),
            source: claim.source.clone(),
            published: dated(claim.published.days, claim.published.basis.name()),
            rule: claim.rule_id.clone(),
            group: claim.group.clone(),
            key: key_fields(&claim.key),
            block: claim.block.clone(),
            span: SpanRecord {
                start: claim.span.start,
                end: claim.span.end,
                line: claim.place.line,
                column: claim.place.column,
            },
            text: claim.text.clone(),
            value: super::value::claim_value(&claim.value),
            hedge: claim.hedge.name().to_string(),
            modality: claim.modality.name().to_string(),
            scope: claim.scope.clone(),
            speaker: claim.speaker.clone(),
            as_of: dated(claim.as_of.days, if claim.as_of.stated { "stated" } else { "published" }),
            compared: claim.compared.as_ref().map(|compared| ComparedRecord {
                axis: compared.readings.first().map_or("number", |r| axis(&r.core)).to_string(),
                unit: compared.unit.clone(),
                policy: policy.map_or("constant", Policy::name).to_string(),
                series: compared.series.clone(),
                readings: compared.readings.iter().map(ReadingRecord::from).collect(),
            }),
        }
    }
}

impl From<&Reading> for ReadingRecord {
    fn from(reading: &Reading) -> Self {
        let valid = match &reading.core {
            Extent::Entities { valid, .. } => Some(DaysRecord::from(*valid)),
            _ => None,
        };
        Self {
            name: reading.name.to_string(),
            core: (&reading.core).into(),
            loose: (&reading.loose).into(),
            literal: (&reading.literal).into(),
            valid,
        }
    }
}

impl From<&Extent> for ExtentRecord {
    fn from(extent: &Extent) -> Self {
        match extent {
            Extent::Number(Interval { lo, hi, lo_open, hi_open }) => {
                Self::Number { lo: lo.map(Number), hi: hi.map(Number), lo_open: *lo_open, hi_open: *hi_open }
            }
            Extent::Date(days) => Self::Days((*days).into()),
            Extent::Entities { ids, closed, .. } => Self::Entities { ids: ids.clone(), closed: *closed },
        }
    }
}

impl ExtentRecord {
    /// The extent again; `valid` is the reading's, used on the entity axis.
    #[must_use]
    pub fn extent(&self, valid: Days) -> Extent {
        match self {
            Self::Entities { ids, closed } => Extent::Entities { ids: ids.clone(), closed: *closed, valid },
            Self::Number { lo, hi, lo_open, hi_open } => Extent::Number(Interval {
                lo: lo.map(|n| n.0),
                hi: hi.map(|n| n.0),
                lo_open: *lo_open,
                hi_open: *hi_open,
            }),
            Self::Days(days) => Extent::Date((*days).into()),
        }
    }
}

/// Name of the axis of an extent.
#[must_use]
pub fn axis(extent: &Extent) -> &'static str {
    match extent {
        Extent::Number(_) => "number",
        Extent::Date(_) => "date",
        Extent::Entities { .. } => "entity",
    }
}

/// The slots of a key as fields.
///
/// ```
/// use gainsay::claim::{KeySlot, KeyValue, Stated};
/// use gainsay::report::record::{key_fields, key_slots};
/// let slot = |name: &str, value| KeySlot { name: name.into(), value, stated: Stated::InPhrase };
/// let key = [
///     slot("participants", KeyValue::Entities(vec!["trump".into(), "putin".into()])),
///     slot("place", KeyValue::Entities(vec!["alaska".into()])),
/// ];
/// let fields = key_fields(&key);
/// assert_eq!(serde_json::to_string(&fields).unwrap(), r#"{"participants":["trump","putin"],"place":"alaska"}"#);
/// assert_eq!(key_slots(&fields, |id| id == "alaska").unwrap(), key);
/// ```
#[must_use]
pub fn key_fields(key: &[KeySlot]) -> Map<String, Value> {
    let value = |value: &KeyValue| match value {
        KeyValue::Wildcard => Value::Null,
        KeyValue::Text(text) => text.as_str().into(),
        KeyValue::Entities(ids) => match ids.as_slice() {
            [id] => id.as_str().into(),
            ids => ids.iter().map(String::as_str).collect::<Vec<_>>().into(),
        },
        KeyValue::Days(days) => super::value::days(*days),
    };
    key.iter().map(|slot| (slot.name.clone(), value(&slot.value))).collect()
}

/// The slots of a key that was read back. `is_entity` tells identifiers of entities from constants. Whether a value
/// stood in the phrase or near it is not recorded: what is not a wildcard counts as stated. `None` when a field has none
/// of the forms of [`key_fields`].
#[must_use]
pub fn key_slots(fields: &Map<String, Value>, is_entity: impl Fn(&str) -> bool) -> Option<Vec<KeySlot>> {
    let day = |end: Option<&Value>| match end {
        None | Some(Value::Null) => Some(None),
        Some(day) => day.as_str()?.parse().ok().map(Some),
    };
    let value = |value: &Value| {
        Some(match value {
            Value::Null => KeyValue::Wildcard,
            Value::String(id) if is_entity(id) => KeyValue::Entities(vec![id.clone()]),
            Value::String(text) => KeyValue::Text(text.clone()),
            Value::Array(ids) => {
                KeyValue::Entities(ids.iter().map(|id| id.as_str().map(String::from)).collect::<Option<_>>()?)
            }
            Value::Object(days) => KeyValue::Days(Days { from: day(days.get("from"))?, to: day(days.get("to"))? }),
            _ => return None,
        })
    };
    let slot = |(name, field): (&String, &Value)| {
        let value = value(field)?;
        let stated = if value == KeyValue::Wildcard { Stated::Not } else { Stated::InPhrase };
        Some(KeySlot { name: name.clone(), value, stated })
    };
    fields.iter().map(slot).collect()
}
