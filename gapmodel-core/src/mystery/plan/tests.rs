use proptest::prelude::*;

use super::*;

fn names(prefix: &str, n: usize) -> Vec<String> {
    (1..=n).map(|i| format!("{prefix}{i}")).collect()
}

fn options(sites: usize, shoppers: usize, visits: u64) -> PlanOptions {
    PlanOptions::new(names("s", sites), names("h", shoppers), visits, "2026-03-02")
}

fn range(counts: &[PlanCount]) -> u64 {
    let visits = || counts.iter().map(|count| count.visits);
    visits().max().unwrap_or(0) - visits().min().unwrap_or(0)
}

/// What holds of every plan.
fn check(options: &PlanOptions, plan: &Plan) {
    assert_eq!(plan.visits.len() as u64, options.visits);
    let mut places = BTreeSet::new();
    let mut people = BTreeSet::new();
    let mut pairs: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    let open: BTreeMap<&str, [bool; 7]> = options.opening.iter().map(|o| (o.site.as_str(), o.open)).collect();
    for (i, visit) in plan.visits.iter().enumerate() {
        assert_eq!(visit.number, i as u64 + 1);
        assert!(
            places.insert((&visit.site, &visit.date, &visit.part)),
            "two visits at once to {}",
            visit.site
        );
        assert!(
            people.insert((&visit.shopper, &visit.date, &visit.part)),
            "{} is at two places",
            visit.shopper
        );
        *pairs.entry((&visit.site, &visit.shopper)).or_default() += 1;
        let weekday = date::weekday(date::parse(&visit.date).unwrap());
        assert_eq!(usize::from(visit.weekday), weekday + 1);
        assert!(open.get(visit.site.as_str()).is_none_or(|open| open[weekday]));
    }
    assert_eq!(plan.repeats, pairs.values().map(|n| n - 1).sum::<u64>());
    for counts in [&plan.sites, &plan.shoppers, &plan.weekdays, &plan.parts] {
        assert_eq!(counts.iter().map(|count| count.visits).sum::<u64>(), options.visits);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn plans_are_balanced(sites in 1_usize..40, per_site in 1_u64..5, more in 0_u64..40, shoppers in 8_usize..30, seed: u64) {
        let visits = sites as u64 * per_site + more % sites as u64;
        let options = PlanOptions { seed, ..options(sites, shoppers, visits) };
        let plan = plan(&options).unwrap();
        check(&options, &plan);
        for counts in [&plan.sites, &plan.shoppers, &plan.weekdays, &plan.parts] {
            prop_assert!(range(counts) <= 1, "{counts:?}");
        }
        prop_assert_eq!(plan.repeats, 0);
    }

    #[test]
    fn opening_days_are_kept(sites in 2_usize..30, per_site in 1_u64..5, mask in prop::collection::vec(1_u8..128, 30), seed: u64) {
        let visits = sites as u64 * per_site;
        let mut options = PlanOptions { seed, ..options(sites, 12, visits) };
        options.opening = options.sites.iter().zip(&mask).map(|(site, mask)| Opening {
            site: site.clone(),
            open: std::array::from_fn(|day| mask >> day & 1 == 1),
        }).collect();
        let plan = plan(&options).unwrap();
        check(&options, &plan);
        prop_assert!(range(&plan.sites) <= 1 && range(&plan.parts) <= 1 && range(&plan.shoppers) <= 1);
    }
}

#[test]
fn days_of_the_week_are_as_level_as_opening_days_allow() {
    // Two sites open on Mondays and Tuesdays only, the other four at all times: 18 visits are at best 3 3 3 3 2 2 2.
    let mut options = options(6, 6, 18);
    let open = [true, true, false, false, false, false, false];
    options.opening = ["s1", "s2"].map(|site| Opening { site: site.to_owned(), open }).to_vec();
    let plan = plan(&options).unwrap();
    check(&options, &plan);
    assert!(range(&plan.weekdays) <= 1, "{:?}", plan.weekdays);
}

#[test]
fn a_full_calendar_is_filled() {
    // Every part of every day of both sites, by two shoppers who never have a break.
    let options = PlanOptions { days: 7, ..options(2, 2, 42) };
    let plan = plan(&options).unwrap();
    check(&options, &plan);
    assert_eq!((plan.repeats, plan.too_soon), (38, 38));
    let message = super::plan(&PlanOptions { visits: 43, ..options.clone() }).unwrap_err().to_string();
    assert_eq!(message, "visits = 43 is not allowed: at most 42: the sites' open days by 3 parts of the day");
    let one = PlanOptions { shoppers: names("h", 1), ..options };
    let message = super::plan(&one).unwrap_err().to_string();
    assert!(message.contains("at most 21: 1 shoppers"), "{message}");
}

#[test]
fn who_comes_again_has_rested_where_that_can_be() {
    let options = PlanOptions { rest_days: Some(6), ..options(3, 3, 18) };
    let plan = plan(&options).unwrap();
    check(&options, &plan);
    assert_eq!(plan.too_soon, 0);
    assert!(plan.repeats > 0 && range(&plan.shoppers) <= 1);
}

#[test]
fn the_seed_makes_the_plan() {
    let options = options(20, 10, 60);
    assert_eq!(plan(&options).unwrap(), plan(&options).unwrap());
    let other = PlanOptions { seed: 2, ..options.clone() };
    assert_ne!(plan(&options).unwrap().visits, plan(&other).unwrap().visits);
}
