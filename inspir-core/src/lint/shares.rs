//! Required shares that no budget can meet together.

use std::collections::{BTreeMap, BTreeSet};

use super::closed::{member, requirements};
use super::contradictions::contradicting;
use super::remark::Remark;
use crate::call::Call;
use crate::field::{List, column_of};
use crate::json::{JsonText, JsonValue};
use crate::rate::Rate;
use crate::status::Level;

/// The most requirements that are looked at together.
const MOST_SHARES: usize = 8;

/// The share of all revenues that these sources pay, in millionths: of one requirement, or of all sources,
/// which pay everything.
struct SourceShare {
    requirement: Option<usize>,
    sources: BTreeSet<usize>,
    least: i64,
    most: i64,
}

/// Which side of the sum a share stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Neither,
    Least,
    Most,
}

/// The smallest sets of blocking requirements `funding_share` that no budget can meet together: the minimums of
/// some add up to more than the maximums of the others allow. Each source counts at least as often in the
/// maximums as in the minimums.
pub(super) fn shares_that_contradict(call: &Call, document: &JsonText<'_>) -> Vec<Remark> {
    let shares = shares(call, document);
    let mut found: BTreeMap<usize, BTreeSet<Vec<usize>>> = BTreeMap::new();
    let count = u32::try_from(shares.len()).unwrap_or(0);
    for number in 0..3_usize.pow(count) {
        let mut rest = number;
        let sides: Vec<Side> = shares
            .iter()
            .map(|_| {
                let side = [Side::Neither, Side::Least, Side::Most].get(rest % 3).copied();
                rest /= 3;
                side.unwrap_or(Side::Neither)
            })
            .collect();
        if contradict(&shares, &sides) {
            let chosen = shares.iter().zip(&sides).filter(|(_, side)| **side != Side::Neither);
            let set: Vec<usize> = chosen.filter_map(|(share, _)| share.requirement).collect();
            found.entry(set.len()).or_default().insert(set);
        }
    }
    let mut told: Vec<Vec<usize>> = Vec::new();
    for set in found.into_values().flatten() {
        if !told.iter().any(|known| known.iter().all(|number| set.contains(number))) {
            told.push(set);
        }
    }
    let paths = BTreeSet::from(["/budget/revenues"]);
    told.iter().filter_map(|set| contradicting(call, document, set, &paths)).collect()
}

/// Whether the minimums add up to more than the maximums, although each source counts at least as often in the
/// maximums.
fn contradict(shares: &[SourceShare], sides: &[Side]) -> bool {
    let of = |wanted: Side| {
        let all = shares.iter().zip(sides);
        all.filter(move |(_, side)| **side == wanted).map(|(share, _)| share)
    };
    let least: i64 = of(Side::Least).map(|share| share.least).sum();
    let most: i64 = of(Side::Most).map(|share| share.most).sum();
    let times = |side: Side, source: &usize| {
        of(side).filter(|share| share.sources.contains(source)).count()
    };
    let mut sources = of(Side::Least).flat_map(|share| &share.sources);
    least > most && sources.all(|source| times(Side::Least, source) <= times(Side::Most, source))
}

/// All sources, then the shares of requirements that always apply.
fn shares(call: &Call, document: &JsonText<'_>) -> Vec<SourceShare> {
    let data = call.data();
    let Some(column) = data.frame.column(List::REVENUES, column_of!(Revenue.source)) else {
        return Vec::new();
    };
    let one = Rate::ONE.millionths();
    let all = SourceShare {
        requirement: None,
        sources: (0..column.option_count()).collect(),
        least: one,
        most: one,
    };
    let mut shares = vec![all];
    for (number, (json, requirement)) in
        requirements(document).into_iter().zip(&data.requirements).enumerate()
    {
        let always = requirement.level == Level::Blocking && requirement.when.is_none();
        if !always || requirement.check.name() != "funding_share" || shares.len() > MOST_SHARES {
            continue;
        }
        let rate = |name: &str| member(json, name).and_then(|json| Rate::parse(&json.text()));
        let sources = member(json, "sources").into_iter().flat_map(JsonValue::items);
        shares.push(SourceShare {
            requirement: Some(number),
            sources: sources.filter_map(|id| column.code_of(&id.text()).map(usize::from)).collect(),
            least: rate("minimum").map_or(0, Rate::millionths),
            most: rate("maximum").map_or(one, Rate::millionths),
        });
    }
    shares
}
