use std::io::Read;

use gapmodel_core::agreement::{self, AgreementOptions, KrippendorffOptions, Measurement, Weights};
use gapmodel_core::complaints::{
    self, Against, ComplaintGroup, ComplaintOptions, ComplaintPeriod, ComplaintRate, DamageOptions, Handling,
    Problem, RatePrior,
};
use gapmodel_core::consistency::{
    self, ChannelsOptions, FunnelMethod, OverTimeOptions, Overdispersion, PermutationOptions, SiteCount,
    SitePeriod, SiteStatistic, SitesOptions, WantedOptions, WithinSites,
};
use gapmodel_core::control::{
    self, Baseline, BaselineChoice, ChartKind, ControlOptions, CusumOptions, EwmaOptions, RuleSet,
};
use gapmodel_core::csv::{CsvOptions, summarize_csv};
use gapmodel_core::dimensions::{self, DimensionOptions, Face, ImpactOptions, Lexicon};
use gapmodel_core::drivers::{
    self, Crosshair, DriverMethod, DriverOptions, ImportanceOptions, ImportancePoint, KanoAnswer,
    KanoOptions, KanoTable, PenaltyOptions,
};
use gapmodel_core::economics::{
    self, CohortOptions, LevelRetention, Retained, RetentionOptions, SatisfactionOptions, ServiceOptions,
};
use gapmodel_core::gap::{
    self, AntecedentOptions, ChangeOptions, DiagnoseOptions, DifferenceOptions, FiveGaps, FiveOptions,
    GapSet, PublishedGap, ResponseScorer, ServperfOptions, ServqualOptions, WaterfallOptions, ZoneOptions,
};
use gapmodel_core::mystery::{
    self, BriefingOptions, Opening, PlanOptions, ScoreOptions, VisitItem, VisitOptions, VisitSizeOptions,
    Visits,
};
use gapmodel_core::reliability::{
    self, AlphaInterval, AlphaOptions, CarelessOptions, DimensionItems, Extraction, FactorMethod, Halves,
    Items, ItemsOptions, Missing, OmegaOptions, OrdinalOptions, Rotation, SplitHalfOptions, StructureOptions,
};
use gapmodel_core::research::{
    self, InformationSource, InternalOptions, ResearchOptions, SelfOtherOptions, SourceKind,
};
use gapmodel_core::sampling::{self, EarlyLateOptions, SizeKind, SizeOptions};
use gapmodel_core::standards::{
    self, Attainment, AttainmentOptions, Denominator, ObservationColumns, StandardSet, StandardsTally,
};
use gapmodel_core::stats::{self, Adjustment, Bootstrap};
use gapmodel_core::weighting::{self, Margin, RakeOptions};
use gapmodel_core::{
    Absent, Answer, Categories, Column, Counts, CrossProducts, Direction, Estimate, Instrument, Label,
    Method, Moments, OffScale, PairCounts, Result, Scale, Segment, Summary, SummaryOptions, Table, Viewpoint,
    csat, summarize,
};
use serde_json::{Map, Value, json};

use crate::{Args, Runner};

mod conversation;

/// The operations of the Rust library.
#[derive(Clone, Copy, Debug)]
pub struct Core;

impl Runner for Core {
    type Error = gapmodel_core::Error;

    fn csat_top_box(&self, args: &Args) -> Result<Value> {
        let mut options = csat::TopBoxOptions { level: args.level(), ..csat::TopBoxOptions::default() };
        options.positive = positive(args);
        options.method = method(args, options.method)?;
        Ok(to_value(csat::top_box(&counts(args)?, &options)?))
    }

    fn csat_mean(&self, args: &Args) -> Result<Value> {
        Ok(to_value(csat::mean(&counts(args)?, args.level())?))
    }

    fn csat_index(&self, args: &Args) -> Result<Value> {
        Ok(to_value(csat::index(&counts(args)?, args.level())?))
    }

    fn csat_nps(&self, args: &Args) -> Result<Value> {
        Ok(to_value(csat::nps(&counts(args)?, args.level(), method(args, Method::AdjustedWald)?)?))
    }

    fn csat_ces(&self, args: &Args) -> Result<Value> {
        Ok(to_value(csat::ces(&counts(args)?, args.level())?))
    }

    fn csat_bootstrap(&self, args: &Args) -> Result<Value> {
        let defaults = csat::BootstrapOptions::default();
        let options = csat::BootstrapOptions {
            statistic: args.text("statistic").map_or(Ok(defaults.statistic), csat::Statistic::parse)?,
            positive: positive(args),
            negative: args.numbers("negative").unwrap_or_default(),
            level: args.level(),
            bootstrap: bootstrap(args)?.unwrap_or_default(),
        };
        Ok(to_value(csat::bootstrap(&counts(args)?, &options)?))
    }

    fn csat_trend(&self, args: &Args) -> Result<Value> {
        let series = match args.text("over") {
            None => args.objects("series").iter().map(|one| period(one, args)).collect::<Result<Vec<_>>>()?,
            Some(over) => {
                let item = args.text("item").unwrap_or_default();
                csat::periods(&survey(args)?, item, over, &positive(args))?
            }
        };
        let options = csat::TrendOptions { level: args.level(), control: control_options(args)? };
        Ok(to_value(csat::trend(&series, &options)?))
    }

    fn csat_survey(&self, args: &Args) -> Result<Value> {
        let defaults = csat::SurveyOptions::default();
        let options = csat::SurveyOptions {
            statistic: args.text("statistic").map_or(Ok(defaults.statistic), csat::Statistic::parse)?,
            positive: positive(args),
            clusters: args.text("clusters").map(str::to_owned),
            strata: args.text("strata").map(str::to_owned),
            level: args.level(),
        };
        if args.get("units").is_none() {
            let item = args.text("item").unwrap_or_default();
            return Ok(to_value(csat::survey(&survey(args)?, item, &options)?));
        }
        let unit = |unit: &Args| Ok((Label::parse(unit.text("stratum").unwrap_or_default()), counts(unit)?));
        let units = args.objects("units").iter().map(unit).collect::<Result<Vec<_>>>()?;
        Ok(to_value(csat::survey_clusters(&units, &options)?))
    }

    fn control_p(&self, args: &Args) -> Result<Value> {
        let (counts, sizes) = (args.wholes("counts"), args.wholes("sizes"));
        Ok(to_value(control::p(&counts, &sizes, &control_options(args)?)?))
    }

    fn control_p_prime(&self, args: &Args) -> Result<Value> {
        let (counts, sizes) = (args.wholes("counts"), args.wholes("sizes"));
        Ok(to_value(control::p_prime(&counts, &sizes, &control_options(args)?)?))
    }

    fn control_u(&self, args: &Args) -> Result<Value> {
        let (counts, sizes) = (args.wholes("counts"), args.numbers("sizes").unwrap_or_default());
        Ok(to_value(control::u(&counts, &sizes, &control_options(args)?)?))
    }

    fn control_u_prime(&self, args: &Args) -> Result<Value> {
        let (counts, sizes) = (args.wholes("counts"), args.numbers("sizes").unwrap_or_default());
        Ok(to_value(control::u_prime(&counts, &sizes, &control_options(args)?)?))
    }

    fn control_xmr(&self, args: &Args) -> Result<Value> {
        Ok(to_value(control::xmr(&args.values(), &control_options(args)?)?))
    }

    fn control_ewma(&self, args: &Args) -> Result<Value> {
        let defaults = EwmaOptions::default();
        let options = EwmaOptions {
            baseline: baseline(args)?,
            weight: args.number_or("weight", defaults.weight),
            sigmas: args.number_or("sigmas", defaults.sigmas),
            asymptotic: args.flag("asymptotic", defaults.asymptotic),
        };
        Ok(to_value(control::ewma(&args.values(), &options)?))
    }

    fn control_cusum(&self, args: &Args) -> Result<Value> {
        let defaults = CusumOptions::default();
        let options = CusumOptions {
            baseline: baseline(args)?,
            k: args.number_or("k", defaults.k),
            h: args.number_or("h", defaults.h),
        };
        Ok(to_value(control::cusum(&args.values(), &options)?))
    }

    fn csat_compare(&self, args: &Args) -> Result<Value> {
        let (a, options) = (sample(args, "a")?, compare_options(args)?);
        Ok(to_value(match args.get("target") {
            Some(_) => csat::compare_target(&a, args.number("target"), &options)?,
            None => csat::compare(&a, &sample(args, "b")?, &options)?,
        }))
    }

    fn csat_compare_paired(&self, args: &Args) -> Result<Value> {
        Ok(to_value(csat::compare_paired(&pairs(args)?, &compare_options(args)?)?))
    }

    fn csat_convention(&self, args: &Args) -> Result<Value> {
        Ok(to_value(csat::convention(args.text("name").unwrap_or_default())?))
    }

    fn csat_conventions(&self, _: &Args) -> Result<Value> {
        Ok(to_value(csat::conventions()))
    }

    fn csat_score(&self, args: &Args) -> Result<Value> {
        let convention = csat::convention(args.text("convention").unwrap_or_default())?;
        Ok(to_value(csat::score(&counts(args)?, &convention, args.level())?))
    }

    fn csat_score_items(&self, args: &Args) -> Result<Value> {
        let convention = csat::convention(args.text("convention").unwrap_or_default())?;
        let items = args.rows("items").unwrap_or_default();
        let items: Vec<Column<'_>> = items.iter().map(Column::from).collect();
        Ok(to_value(csat::score_items(&items, &convention, args.level())?))
    }

    fn csat_side_by_side(&self, args: &Args) -> Result<Value> {
        let names = args.texts("conventions");
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Ok(to_value(csat::side_by_side(&counts(args)?, &names, args.level())?))
    }

    fn csat_segments(&self, args: &Args) -> Result<Value> {
        let options = csat::SegmentOptions {
            compare: compare_options(args)?,
            by: args.texts("segments_by"),
            against: match args.text("against") {
                Some("total") => csat::Against::Total,
                Some("target") => csat::Against::Target(args.number("target")),
                _ => csat::Against::Rest,
            },
            adjustment: args.text("adjustment").map_or(Ok(Adjustment::default()), Adjustment::parse)?,
        };
        Ok(to_value(csat::segments(&survey(args)?, args.text("item").unwrap_or_default(), &options)?))
    }

    fn csat_standardised(&self, args: &Args) -> Result<Value> {
        Ok(to_value(csat::standardised(&strata(args, "a")?, &strata(args, "b")?, &compare_options(args)?)?))
    }

    fn csat_rate_and_mix(&self, args: &Args) -> Result<Value> {
        let (before, after) = (strata(args, "before")?, strata(args, "after")?);
        Ok(to_value(csat::rate_and_mix(&before, &after, &compare_options(args)?)?))
    }

    fn gap_servqual(&self, args: &Args) -> Result<Value> {
        servqual(&survey(args)?.total()?, args)
    }

    fn gap_segments(&self, args: &Args) -> Result<Value> {
        Ok(to_value(gap::segments(&survey(args)?, args.level())?))
    }

    fn gap_servperf(&self, args: &Args) -> Result<Value> {
        servperf(&survey(args)?.total()?, args)
    }

    fn gap_published(&self, args: &Args) -> Result<Value> {
        Ok(to_value(gap::published(&published_gap(args), args.level())?))
    }

    fn gap_audit(&self, args: &Args) -> Result<Value> {
        let rows: Vec<PublishedGap> = args.objects("rows").iter().map(published_gap).collect();
        Ok(to_value(gap::audit(&rows, args.level())?))
    }

    fn gap_weighted(&self, args: &Args) -> Result<Value> {
        let (gaps, weights) = (args.numbers("gaps"), args.numbers("weights"));
        Ok(to_value(gap::weighted(&gaps.unwrap_or_default(), &weights.unwrap_or_default())?))
    }

    fn gap_score_response(&self, args: &Args) -> Result<Value> {
        let scorer = ResponseScorer::new(&instrument(args)?)?;
        let side = |name: &str| args.numbers(name).unwrap_or_default();
        let (expectations, perceptions) = (side("expectations"), side("perceptions"));
        Ok(to_value(scorer.score(Column::from(&expectations), Column::from(&perceptions))?))
    }

    fn gap_five(&self, args: &Args) -> Result<Value> {
        Ok(to_value(five(args)?))
    }

    fn gap_waterfall(&self, args: &Args) -> Result<Value> {
        let defaults = WaterfallOptions::default();
        let small = |name: &str| args.get(name).map(|_| args.whole(name));
        let options = WaterfallOptions {
            of: args.text("of").unwrap_or(&defaults.of).to_owned(),
            replicates: small("replicates")
                .map_or(defaults.replicates, |n| u32::try_from(n).expect("a number of replicates")),
            seed: small("seed").unwrap_or(defaults.seed),
        };
        Ok(to_value(five(args)?.waterfall(&options)?))
    }

    fn gap_zone_of_tolerance(&self, args: &Args) -> Result<Value> {
        let summary = observed(args, "instrument", "tables", "by")?;
        let options = ZoneOptions { level: args.level(), language: language(args) };
        Ok(to_value(gap::zone_of_tolerance(&summary, &options)?))
    }

    fn gap_change(&self, args: &Args) -> Result<Value> {
        let wave = |name: &str| observed(args, "instrument", name, "by");
        let options = ChangeOptions { level: args.level(), language: language(args) };
        Ok(to_value(gap::change(&wave("before")?, &wave("after")?, &options)?))
    }

    fn gap_change_paired(&self, args: &Args) -> Result<Value> {
        let [before, after] = ["before", "after"].map(|name| args.object(name).expect("two tables"));
        let (columns_before, columns_after) = (columns_of(&before), columns_of(&after));
        let waves = [table_of(&before, &columns_before)?, table_of(&after, &columns_after)?];
        let instrument = written_instrument(args, "instrument")?;
        let options = ChangeOptions { level: args.level(), language: language(args) };
        Ok(to_value(gap::change_paired(&waves[0], &waves[1], &instrument, id(args), &options)?))
    }

    fn gap_antecedents(&self, args: &Args) -> Result<Value> {
        let summary = observed(args, "instrument", "tables", "by")?;
        let gap_by = if args.get("gap_by").is_some() { "gap_by" } else { "by" };
        let gaps = args.get("gap_tables").map(|_| observed(args, "gap_instrument", "gap_tables", gap_by));
        let options = AntecedentOptions { level: args.level(), language: language(args) };
        Ok(to_value(gap::antecedents(&summary, gaps.transpose()?.as_ref(), &options)?))
    }

    fn gap_diagnose(&self, args: &Args) -> Result<Value> {
        let five = five(args)?;
        let antecedents = args.get("antecedent_tables").map(|_| {
            let summary = observed(args, "antecedent_instrument", "antecedent_tables", "by")?;
            let options = AntecedentOptions { level: args.level(), language: language(args) };
            gap::antecedents(&summary, None, &options)
        });
        let antecedents = antecedents.transpose()?;
        let options = DiagnoseOptions { language: language(args) };
        Ok(to_value(gap::diagnose(&five, antecedents.as_ref(), &options)?))
    }

    fn gap_difference_reliability(&self, args: &Args) -> Result<Value> {
        let [p, e, correlation, sd_p, sd_e] =
            ["reliability_p", "reliability_e", "correlation", "sd_p", "sd_e"].map(|name| args.number(name));
        Ok(json!(gap::difference_reliability(p, e, correlation, sd_p, sd_e)?))
    }

    fn gap_difference_score(&self, args: &Args) -> Result<Value> {
        let summary = observed(args, "instrument", "tables", "by")?;
        let options = DifferenceOptions { level: args.level(), language: language(args) };
        Ok(to_value(gap::difference_score(&summary, &options)?))
    }

    fn stats_proportion(&self, args: &Args) -> Result<Value> {
        let method = method(args, Method::Wilson)?;
        Ok(to_value(stats::proportion(args.whole("successes"), args.whole("n"), args.level(), method)?))
    }

    fn stats_proportion_difference(&self, args: &Args) -> Result<Value> {
        let [x_a, n_a, x_b, n_b] = ["successes_a", "n_a", "successes_b", "n_b"].map(|name| args.whole(name));
        Ok(to_value(stats::proportion_difference(x_a, n_a, x_b, n_b, args.level())?))
    }

    fn stats_paired(&self, args: &Args) -> Result<Value> {
        Ok(to_value(stats::paired(&args.numbers("differences").unwrap_or_default(), args.level())?))
    }

    fn stats_correlation(&self, args: &Args) -> Result<Value> {
        let [x, y] = ["x", "y"].map(|name| args.numbers(name).unwrap_or_default());
        Ok(to_value(stats::correlation(&x, &y, args.level(), bootstrap(args)?)?))
    }

    fn stats_adjust(&self, args: &Args) -> Result<Value> {
        let method = args.text("method").map_or(Ok(Adjustment::default()), Adjustment::parse)?;
        Ok(to_value(stats::adjust(&args.numbers("p_values").unwrap_or_default(), method)?))
    }

    fn stats_korn_graubard(&self, args: &Args) -> Result<Value> {
        let [p, std_error, df] = ["p", "std_error", "df"].map(|name| args.number(name));
        Ok(to_value(stats::korn_graubard(p, std_error, args.whole("n"), df, args.level())?))
    }

    fn weighting_rake(&self, args: &Args) -> Result<Value> {
        let written = args.object("table").expect("a table is needed");
        let columns = columns_of(&written);
        let margins = args.object("margins").expect("margins are needed");
        let margins: Vec<Margin> = margins.names().map(|column| margin(&margins, column)).collect();
        let defaults = RakeOptions::default();
        let options = RakeOptions {
            weight: args.text("weight").map(str::to_owned),
            tolerance: args.number_or("tolerance", defaults.tolerance),
            max_iterations: args.get("max_iterations").map_or(defaults.max_iterations, |_| {
                u32::try_from(args.whole("max_iterations")).expect("a number of iterations")
            }),
            trim: args.pair("trim"),
        };
        Ok(to_value(weighting::rake(&table_of(&written, &columns)?, &margins, &options)?))
    }

    fn weighting_kish(&self, args: &Args) -> Result<Value> {
        Ok(to_value(weighting::kish(&args.numbers("weights").unwrap_or_default())?))
    }

    fn weighting_post_stratify(&self, args: &Args) -> Result<Value> {
        let written = args.object("table").expect("a table is needed");
        let (columns, by) = (columns_of(&written), args.texts("columns"));
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        let weight = args.text("weight");
        let table = table_of(&written, &columns)?;
        Ok(to_value(weighting::post_stratify(&table, &by, &cells(args), weight)?))
    }

    fn sampling_size(&self, args: &Args) -> Result<Value> {
        let number = |name: &str| args.get(name).map(|_| args.number(name));
        let kind = args.text("kind").map_or(Ok(SizeKind::Share), SizeKind::parse)?;
        Ok(to_value(sampling::size(&SizeOptions {
            kind,
            margin: number("margin"),
            p: number("p"),
            sd: number("sd"),
            variance: number("variance"),
            p1: number("p1"),
            p2: number("p2"),
            delta: number("delta"),
            power: number("power"),
            population: args.get("population").map(|_| args.whole("population")),
            design_effect: args.number_or("design_effect", 1.0),
            level: args.level(),
        })?))
    }

    fn sampling_response(&self, args: &Args) -> Result<Value> {
        let written = args.object("table").expect("a table is needed");
        let columns = columns_of(&written);
        Ok(to_value(sampling::response(&table_of(&written, &columns)?, args.level())?))
    }

    fn sampling_bounds(&self, args: &Args) -> Result<Value> {
        let [successes, responded, invited] =
            ["successes", "responded", "invited"].map(|name| args.whole(name));
        Ok(to_value(sampling::bounds(successes, responded, invited)?))
    }

    fn sampling_early_late(&self, args: &Args) -> Result<Value> {
        let side = |name: &str| {
            let mut counts = Counts::new(&scale(args)?)?;
            counts.extend(&args.numbers(name).unwrap_or_default())?;
            Ok::<_, gapmodel_core::Error>(counts)
        };
        let mut options = EarlyLateOptions { level: args.level(), ..EarlyLateOptions::default() };
        if let Some(positive) = args.get("positive") {
            options.positive = match positive.as_u64() {
                Some(n) => csat::Positive::Top(usize::try_from(n).expect("a number of points")),
                None => csat::Positive::Points(args.numbers("positive").unwrap_or_default()),
            };
        }
        Ok(to_value(sampling::early_late(&side("early")?, &side("late")?, &options)?))
    }

    fn complaints_priors(&self, args: &Args) -> Result<Value> {
        assert!(args.names().next().is_none(), "no arguments");
        Ok(to_value(complaints::priors()))
    }

    fn complaints_prior(&self, args: &Args) -> Result<Value> {
        Ok(to_value(complaints::prior(args.text("name").unwrap_or_default())?))
    }

    fn complaints_estimate(&self, args: &Args) -> Result<Value> {
        let customers = args.get("customers").map(|_| args.whole("customers"));
        let options = complaints::EstimateOptions { customers, level: args.level() };
        Ok(to_value(complaints::estimate(args.whole("complaints"), &complaint_rate(args)?, &options)?))
    }

    fn complaints_compare(&self, args: &Args) -> Result<Value> {
        let group = |group: &Args| ComplaintGroup {
            label: group.text("label").unwrap_or_default().to_owned(),
            complaints: group.whole("complaints"),
            exposure: group.number("exposure"),
        };
        let groups: Vec<ComplaintGroup> = args.objects("groups").iter().map(group).collect();
        let against = match (args.text("against"), args.text("reference")) {
            (_, Some(label)) => Against::Group(label.to_owned()),
            (Some("previous"), None) => Against::Previous,
            _ => Against::Rest,
        };
        let adjustment = args.text("adjustment").map_or(Ok(Adjustment::Holm), Adjustment::parse)?;
        let options = ComplaintOptions { against, adjustment, level: args.level() };
        Ok(to_value(complaints::compare(&groups, &options)?))
    }

    fn complaints_change(&self, args: &Args) -> Result<Value> {
        let period = |name: &str| {
            let period = args.object(name).expect("a period");
            ComplaintPeriod {
                complaints: period.whole("complaints"),
                exposure: period.number("exposure"),
                with_problem: period.whole("with_problem"),
                surveyed: period.whole("surveyed"),
            }
        };
        Ok(to_value(complaints::change(&period("before"), &period("after"), args.level())?))
    }

    fn complaints_damage(&self, args: &Args) -> Result<Value> {
        let problems: Vec<Problem> = args.objects("problems").iter().map(problem).collect();
        let options = DamageOptions {
            customers: args.whole("customers"),
            surveyed: args.whole("surveyed"),
            value: args.get("value").map(|_| args.number("value")),
            level: args.level(),
        };
        Ok(to_value(complaints::damage(&problems, &options)?))
    }

    fn economics_retention(&self, args: &Args) -> Result<Value> {
        let number = |name: &str| args.get(name).map(|_| args.number(name));
        let counts = args.get("retention").filter(|value| value.is_array()).map(|_| args.wholes("retention"));
        let share = if counts.is_some() { None } else { number("retention") };
        let retained = Retained::given(share, number("churn"), counts.map(|counts| (counts[0], counts[1])))?;
        let options = RetentionOptions {
            acquisition_cost: number("acquisition_cost"),
            cross_selling: args.number_or("cross_selling", 0.0),
            referrals: args.number_or("referrals", 0.0),
            keeping_cost: number("keeping_cost"),
            keeping_gain: number("keeping_gain"),
            level: args.level(),
            ..RetentionOptions::new(args.number("margin"), args.number("discount"))
        };
        Ok(to_value(economics::retention(retained, &options)?))
    }

    fn economics_cohort(&self, args: &Args) -> Result<Value> {
        let options = CohortOptions {
            margin: args.number("margin"),
            discount: args.number("discount"),
            periods: usize::try_from(args.whole("periods")).expect("a number of periods"),
            level: args.level(),
        };
        Ok(to_value(economics::cohort(&args.wholes("survivors"), &options)?))
    }

    fn economics_satisfaction(&self, args: &Args) -> Result<Value> {
        let level = |level: &Args| LevelRetention {
            label: level.text("label").unwrap_or_default().to_owned(),
            customers: level.whole("customers"),
            kept: level.whole("kept"),
        };
        let levels: Vec<LevelRetention> = args.objects("levels").iter().map(level).collect();
        let options = SatisfactionOptions {
            margin: args.number("margin"),
            discount: args.number("discount"),
            shift: args.numbers("shift"),
            level: args.level(),
        };
        Ok(to_value(economics::satisfaction(&levels, &options)?))
    }

    fn economics_service_level(&self, args: &Args) -> Result<Value> {
        let found = economics::service_level(args.number("load"), args.whole("agents"), &service(args))?;
        Ok(to_value(found))
    }

    fn economics_agents(&self, args: &Args) -> Result<Value> {
        Ok(to_value(economics::agents(args.number("load"), args.number("target"), &service(args))?))
    }

    fn agreement_icc(&self, args: &Args) -> Result<Value> {
        let (written, level) = (ratings_by_rater(args), args.level());
        Ok(to_value(agreement::icc(&table_of(&written, &columns_of(&written))?, level)?))
    }

    fn agreement_one_way(&self, args: &Args) -> Result<Value> {
        let groups = args.rows("groups").unwrap_or_default();
        let groups: Vec<Column<'_>> = groups.iter().map(Column::from).collect();
        Ok(to_value(agreement::one_way(&groups, args.level())?))
    }

    fn agreement_kappa(&self, args: &Args) -> Result<Value> {
        let options = agreement_options(args)?;
        if args.get("table").is_some() {
            return Ok(to_value(agreement::kappa_table(&args.whole_rows("table"), &options)?));
        }
        let [a, b] = ["a", "b"].map(|name| args.numbers(name).unwrap_or_default());
        Ok(to_value(agreement::kappa(&a, &b, &options)?))
    }

    fn agreement_fleiss(&self, args: &Args) -> Result<Value> {
        let options = agreement_options(args)?;
        if args.get("counts").is_some() {
            return Ok(to_value(agreement::fleiss_counts(&args.whole_rows("counts"), &options)?));
        }
        let written = ratings_by_rater(args);
        Ok(to_value(agreement::fleiss(&table_of(&written, &columns_of(&written))?, &options)?))
    }

    fn agreement_gwet(&self, args: &Args) -> Result<Value> {
        let options = agreement_options(args)?;
        if args.get("counts").is_some() {
            return Ok(to_value(agreement::gwet_counts(&args.whole_rows("counts"), &options)?));
        }
        let written = ratings_by_rater(args);
        Ok(to_value(agreement::gwet(&table_of(&written, &columns_of(&written))?, &options)?))
    }

    fn agreement_krippendorff(&self, args: &Args) -> Result<Value> {
        let defaults = KrippendorffOptions::default();
        let options = KrippendorffOptions {
            level_of_measurement: args
                .text("level_of_measurement")
                .map_or(Ok(defaults.level_of_measurement), Measurement::parse)?,
            level: args.level(),
            replicates: args.get("replicates").map_or(defaults.replicates, |_| {
                u32::try_from(args.whole("replicates")).expect("a number of replicates")
            }),
            seed: args.get("seed").map_or(defaults.seed, |_| args.whole("seed")),
        };
        let written = ratings_by_rater(args);
        Ok(to_value(agreement::krippendorff(&table_of(&written, &columns_of(&written))?, &options)?))
    }

    fn agreement_kendall_w(&self, args: &Args) -> Result<Value> {
        let written = ratings_by_rater(args);
        Ok(to_value(agreement::kendall_w(&table_of(&written, &columns_of(&written))?)?))
    }

    fn dimensions_score(&self, args: &Args) -> Result<Value> {
        let options = DimensionOptions {
            level: args.level(),
            language: args.text("language").unwrap_or("en").to_owned(),
            viewpoint: args.text("viewpoint").map_or(Viewpoint::Perception, |name| {
                Viewpoint::parse(name).unwrap_or_else(|| panic!("no viewpoint {name}"))
            }),
        };
        let summary = observed(args, "instrument", "tables", "by")?;
        Ok(to_value(dimensions::score(&summary.total()?, &options)?))
    }

    fn dimensions_questionnaire(&self, args: &Args) -> Result<Value> {
        let face = Face::parse(args.text("face").unwrap_or("customer"))?;
        Ok(to_value(dimensions::questionnaire(face, args.text("language").unwrap_or("en"))?))
    }

    fn dimensions_impact(&self, args: &Args) -> Result<Value> {
        let defaults = ImpactOptions::default();
        let options = ImpactOptions {
            outcome: args.text("outcome").map(str::to_owned),
            later: args.text("later").map(str::to_owned),
            level: args.level(),
            replicates: args.get("replicates").map_or(defaults.replicates, |_| small(args, "replicates")),
            seed: defaults.seed,
        };
        let summary = observed(args, "instrument", "tables", "by")?;
        Ok(to_value(dimensions::impact(&summary.total()?, &options)?))
    }

    fn dimensions_conversation(&self, args: &Args) -> Result<Value> {
        conversation::one(args)
    }

    fn dimensions_conversations(&self, args: &Args) -> Result<Value> {
        conversation::many(args)
    }

    fn dimensions_validate(&self, args: &Args) -> Result<Value> {
        conversation::validate(args)
    }

    fn lexicon_from_toml(&self, args: &Args) -> Result<Value> {
        Ok(conversation::show(&Lexicon::from_toml(args.text("text").unwrap_or_default())?))
    }

    fn lexicon_extended(&self, args: &Args) -> Result<Value> {
        Ok(conversation::show(&conversation::lexicon(args)?))
    }

    fn consistency_sites(&self, args: &Args) -> Result<Value> {
        let options = sites_options(args)?;
        if args.get("table").is_some() {
            let item = args.text("item").unwrap_or_default();
            return Ok(to_value(consistency::sites(&survey(args)?, item, &options)?));
        }
        let labels: Vec<Label> = args.list("sites").unwrap_or_default().iter().map(label).collect();
        if let Some(values) = args.numbers("values") {
            let sites = Categories::from_labels(labels);
            return Ok(to_value(consistency::sites_of_values(&Column::from(&values), &sites, &options)?));
        }
        let (counts, sizes) = (args.wholes("counts"), args.numbers("sizes").unwrap_or_default());
        let numbers = counts.into_iter().zip(sizes);
        let counted: Vec<SiteCount> = labels
            .into_iter()
            .zip(numbers)
            .map(|(label, (count, size))| SiteCount { label, count, size })
            .collect();
        Ok(to_value(consistency::sites_of_counts(&counted, &options)?))
    }

    fn consistency_channels(&self, args: &Args) -> Result<Value> {
        let defaults = ChannelsOptions::default();
        let options = ChannelsOptions {
            by: args.text("channel").unwrap_or("channel").to_owned(),
            mix: args.text("mix").map(str::to_owned),
            statistic: args.text("statistic").map_or(Ok(defaults.statistic), SiteStatistic::parse)?,
            positive: positive(args),
            level: args.level(),
            adjustment: args.text("adjustment").map_or(Ok(defaults.adjustment), Adjustment::parse)?,
        };
        let item = args.text("item").unwrap_or_default();
        Ok(to_value(consistency::channels(&survey(args)?, item, &options)?))
    }

    fn consistency_channels_wanted(&self, args: &Args) -> Result<Value> {
        let wants = args.object("wants").expect("wishes by channel");
        let wants: Vec<(Label, u64)> =
            wants.names().map(|name| (Label::parse(name), wants.whole(name))).collect();
        let open: Vec<Label> = args.texts("open").iter().map(|name| Label::parse(name)).collect();
        let options = WantedOptions {
            level: args.level(),
            least: args.number_or("least", WantedOptions::default().least),
        };
        Ok(to_value(consistency::channels_wanted(&wants, args.whole("n_customers"), &open, &options)?))
    }

    fn consistency_over_time(&self, args: &Args) -> Result<Value> {
        let defaults = OverTimeOptions::default();
        let options = OverTimeOptions {
            by: args.texts("segments_by"),
            statistic: args.text("statistic").map_or(Ok(defaults.statistic), SiteStatistic::parse)?,
            positive: positive(args),
            control: control_options(args)?,
            level: args.level(),
        };
        if args.get("table").is_some() {
            let [item, over] = ["item", "over"].map(|name| args.text(name).unwrap_or_default());
            return Ok(to_value(consistency::over_time(&survey(args)?, item, over, &options)?));
        }
        let labels =
            |name: &str| -> Vec<Label> { args.list(name).unwrap_or_default().iter().map(label).collect() };
        let (counts, sizes) = (args.wholes("counts"), args.numbers("sizes").unwrap_or_default());
        let named = labels("sites").into_iter().zip(labels("periods"));
        let points: Vec<SitePeriod> = named
            .zip(counts.into_iter().zip(sizes))
            .map(|((site, period), (count, size))| SitePeriod { site, period, count, size })
            .collect();
        Ok(to_value(consistency::over_time_of_counts(&points, &options)?))
    }

    fn consistency_permutation(&self, args: &Args) -> Result<Value> {
        let defaults = PermutationOptions::default();
        let options = PermutationOptions {
            replicates: args.get("replicates").map_or(defaults.replicates, |_| small(args, "replicates")),
            seed: args.get("seed").map_or(defaults.seed, |_| args.whole("seed")),
        };
        let [a, b] = ["a", "b"].map(|name| args.numbers(name).unwrap_or_default());
        Ok(to_value(consistency::permutation(&Column::from(&a), &Column::from(&b), &options)?))
    }

    fn reliability_alpha(&self, args: &Args) -> Result<Value> {
        let interval = args.text("interval").map_or(Ok(AlphaInterval::default()), AlphaInterval::parse)?;
        let options = AlphaOptions { interval, level: args.level(), reverse: args.texts("reverse") };
        Ok(to_value(reliability::alpha(&items(args)?, &options)?))
    }

    fn reliability_omega(&self, args: &Args) -> Result<Value> {
        let method = args.text("method").map_or(Ok(FactorMethod::default()), FactorMethod::parse)?;
        let options = OmegaOptions { method, reverse: args.texts("reverse") };
        Ok(to_value(reliability::omega(&items(args)?, &options)?))
    }

    fn reliability_split_half(&self, args: &Args) -> Result<Value> {
        let halves = match args.get("halves") {
            Some(Value::Array(_)) => Halves::Named(args.texts("halves")),
            Some(_) if args.text("halves") == Some("first_last") => Halves::FirstLast,
            _ => Halves::OddEven,
        };
        let options = SplitHalfOptions { halves, reverse: args.texts("reverse") };
        Ok(to_value(reliability::split_half(&items(args)?, &options)?))
    }

    fn reliability_spearman_brown(&self, args: &Args) -> Result<Value> {
        Ok(json!(reliability::spearman_brown(args.number("reliability"), args.number("factor"))?))
    }

    fn reliability_ordinal_alpha(&self, args: &Args) -> Result<Value> {
        let written = args.object("table").expect("a table is needed");
        let columns = columns_of(&written);
        let options = OrdinalOptions { items: items_options(args)?, reverse: args.texts("reverse") };
        Ok(to_value(reliability::ordinal_alpha(&table_of(&written, &columns)?, &options)?))
    }

    fn reliability_careless(&self, args: &Args) -> Result<Value> {
        let written = args.object("table").expect("a table is needed");
        let columns = columns_of(&written);
        let defaults = CarelessOptions::default();
        let lists = |lists: &[Value]| lists.iter().map(texts).collect();
        let options = CarelessOptions {
            items: args.texts("items"),
            expectations: args.texts("expectations"),
            perceptions: args.texts("perceptions"),
            dimensions: args.list("dimensions").map_or_else(Vec::new, lists),
            duration: args.text("duration").map(str::to_owned),
            scale: optional_scale(args)?,
            longstring: args.get("longstring").map(|_| small(args, "longstring")),
            variability: args.number_or("variability", defaults.variability),
            even_odd: args.number_or("even_odd", defaults.even_odd),
            seconds: args.number_or("seconds", defaults.seconds),
            duplicates: args.flag("duplicates", defaults.duplicates),
        };
        Ok(to_value(reliability::careless(&table_of(&written, &columns)?, &options)?))
    }

    fn drivers_dominance(&self, args: &Args) -> Result<Value> {
        let names = args.texts("names");
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let correlations = args.rows("correlations").unwrap_or_default();
        let with_outcome = args.numbers("with_outcome").unwrap_or_default();
        Ok(to_value(drivers::dominance(&names, &correlations, &with_outcome)?))
    }

    fn drivers_key_drivers(&self, args: &Args) -> Result<Value> {
        let written = args.object("drivers").expect("drivers are needed");
        let (columns, outcome) = (columns_of(&written), args.numbers("outcome").unwrap_or_default());
        let table = table_of(&written, &columns)?;
        Ok(to_value(drivers::key_drivers(&table, Column::from(&outcome), &driver_options(args)?)?))
    }

    fn drivers_key_drivers_products(&self, args: &Args) -> Result<Value> {
        let written = args.object("drivers").expect("drivers are needed");
        let mut columns = columns_of(&written);
        // The outcome need not be the last.
        columns.insert(1, ("outcome", args.numbers("outcome").unwrap_or_default()));
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let mut products = CrossProducts::new(columns.len())?;
        products.extend(&columns.iter().map(|(_, values)| Column::from(values)).collect::<Vec<_>>())?;
        Ok(to_value(drivers::key_drivers_products(&products, &names, "outcome", &driver_options(args)?)?))
    }

    fn drivers_importance_performance(&self, args: &Args) -> Result<Value> {
        let [importance, performance] =
            ["importance", "performance"].map(|name| args.object(name).expect("two tables"));
        let columns = [columns_of(&importance), columns_of(&performance)];
        let (importance, performance) =
            (table_of(&importance, &columns[0])?, table_of(&performance, &columns[1])?);
        Ok(to_value(drivers::importance_performance(&importance, &performance, &importance_options(args)?)?))
    }

    fn drivers_importance_performance_derived(&self, args: &Args) -> Result<Value> {
        let written = args.object("performance").expect("performance is needed");
        let (columns, outcome) = (columns_of(&written), args.numbers("outcome").unwrap_or_default());
        let (table, outcome) = (table_of(&written, &columns)?, Column::from(&outcome));
        Ok(to_value(drivers::importance_performance_derived(&table, outcome, &importance_options(args)?)?))
    }

    fn drivers_importance_performance_points(&self, args: &Args) -> Result<Value> {
        let points: Vec<ImportancePoint> =
            args.list("points").unwrap_or_default().iter().map(importance_point).collect();
        Ok(to_value(drivers::importance_performance_points(&points, &importance_options(args)?)?))
    }

    fn drivers_importance_gaps(&self, args: &Args) -> Result<Value> {
        let options = ServqualOptions { level: args.level(), ..ServqualOptions::default() };
        let points = drivers::importance_gaps(&gap::servqual(&survey(args)?.total()?, &options)?)?;
        Ok(to_value(drivers::importance_performance_points(&points, &importance_options(args)?)?))
    }

    fn drivers_penalty_reward(&self, args: &Args) -> Result<Value> {
        let written = args.object("attributes").expect("attributes are needed");
        let (columns, outcome) = (columns_of(&written), args.numbers("outcome").unwrap_or_default());
        let number = |name: &str| args.get(name).map(|_| args.number(name));
        let options = PenaltyOptions {
            scale: args.pair("scale").unwrap_or(PenaltyOptions::default().scale),
            low: number("low"),
            high: number("high"),
            level: args.level(),
        };
        let table = table_of(&written, &columns)?;
        Ok(to_value(drivers::penalty_reward(&table, Column::from(&outcome), &options)?))
    }

    fn drivers_kano(&self, args: &Args) -> Result<Value> {
        let [functional, dysfunctional] =
            ["functional", "dysfunctional"].map(|name| args.object(name).expect("two tables"));
        let importance = args.object("importance");
        let columns = [columns_of(&functional), columns_of(&dysfunctional)];
        let (functional, dysfunctional) =
            (table_of(&functional, &columns[0])?, table_of(&dysfunctional, &columns[1])?);
        let stated = importance.as_ref().map(columns_of).unwrap_or_default();
        let importance = importance.as_ref().map(|written| table_of(written, &stated)).transpose()?;
        Ok(to_value(drivers::kano(&functional, &dysfunctional, importance.as_ref(), &kano_options(args)?)?))
    }

    fn drivers_kano_pairs(&self, args: &Args) -> Result<Value> {
        let mut pairs = PairCounts::new(&Scale::new(1, 5)?)?;
        let side = |name: &str| args.numbers(name).unwrap_or_default();
        pairs.extend(&side("functional"), &side("dysfunctional"))?;
        let name = args.text("name").unwrap_or_default();
        Ok(to_value(drivers::kano_pairs(name, &pairs, &kano_options(args)?)?))
    }

    fn reliability_structure(&self, args: &Args) -> Result<Value> {
        let defaults = StructureOptions::default();
        let whole = |name: &str| args.get(name).map(|_| args.whole(name));
        let options = StructureOptions {
            factors: whole("factors").map(|m| usize::try_from(m).expect("a small number")),
            extraction: args.text("extraction").map_or(Ok(defaults.extraction), Extraction::parse)?,
            rotation: args.text("rotation").map_or(Ok(defaults.rotation), Rotation::parse)?,
            reverse: args.texts("reverse"),
            level: args.level(),
            replicates: args.get("replicates").map_or(defaults.replicates, |_| small(args, "replicates")),
            percentile: args.number_or("percentile", defaults.percentile),
            seed: whole("seed").unwrap_or(defaults.seed),
        };
        let dimension = |one: &Args| {
            DimensionItems::new(one.text("name").expect("a dimension has a name"), one.texts("items"))
        };
        let dimensions: Vec<DimensionItems> = args.objects("dimensions").iter().map(dimension).collect();
        Ok(to_value(reliability::structure(&items(args)?, &dimensions, &options)?))
    }

    fn mystery_plan(&self, args: &Args) -> Result<Value> {
        Ok(to_value(mystery::plan(&plan_options(args))?))
    }

    fn mystery_briefing(&self, args: &Args) -> Result<Value> {
        let plan = mystery::plan(&plan_options(&args.object("plan").expect("a plan is needed")))?;
        let number = usize::try_from(args.whole("number")).expect("a small number");
        let options = BriefingOptions { language: language(args), items: args.texts("items") };
        Ok(json!(mystery::briefing(&plan.visits[number - 1], &options)?))
    }

    fn mystery_size(&self, args: &Args) -> Result<Value> {
        let number = |name: &str| args.get(name).map(|_| args.number(name));
        let kind = SizeKind::parse(args.text("kind").unwrap_or("mean"))?;
        let sample = SizeOptions {
            margin: number("margin"),
            sd: number("sd"),
            p: number("p"),
            level: args.level(),
            ..SizeOptions::new(kind)
        };
        let defaults = VisitSizeOptions::new(sample, args.whole("sites"));
        Ok(to_value(mystery::size(&VisitSizeOptions {
            shoppers: args.get("shoppers").map(|_| args.whole("shoppers")),
            site_icc: args.number_or("site_icc", defaults.site_icc),
            shopper_icc: args.number_or("shopper_icc", defaults.shopper_icc),
            ..defaults
        })?))
    }

    fn mystery_score(&self, args: &Args) -> Result<Value> {
        let written = args.object("table").expect("a table is needed");
        let columns = columns_of(&written);
        let mut visits = Visits::new(visit_options(args))?;
        visits.observe(&table_of(&written, &columns)?)?;
        let defaults = ScoreOptions::default();
        let options = ScoreOptions {
            target: args.get("target").map(|_| args.number("target")),
            level: args.level(),
            replicates: args.get("replicates").map_or(defaults.replicates, |_| small(args, "replicates")),
            seed: args.get("seed").map_or(defaults.seed, |_| args.whole("seed")),
            language: language(args),
        };
        Ok(to_value(mystery::score(&visits, &options)?))
    }

    fn research_self_other(&self, args: &Args) -> Result<Value> {
        let side = |name: &str| observed(args, "instrument", name, "by");
        let viewpoint = |name: &str, default| {
            args.text(name).map_or(default, |name| Viewpoint::parse(name).expect("a viewpoint"))
        };
        let defaults = SelfOtherOptions::default();
        let options = SelfOtherOptions {
            staff: viewpoint("staff_viewpoint", defaults.staff),
            customers: viewpoint("customer_viewpoint", defaults.customers),
            family: args.text("family").map_or(Ok(defaults.family), Adjustment::parse)?,
            language: language(args),
        };
        Ok(to_value(research::self_other(&side("staff")?, &side("customers")?, args.level(), &options)?))
    }

    fn research_internal(&self, args: &Args) -> Result<Value> {
        let defaults = InternalOptions::default();
        let text = |name: &str, default: String| args.text(name).map_or(default, str::to_owned);
        let options = InternalOptions {
            provider: text("provider", defaults.provider),
            customer: text("customer", defaults.customer),
            of: text("of", defaults.of),
            min_n: args.get("min_n").map_or(defaults.min_n, |_| args.whole("min_n")),
            level: args.level(),
        };
        Ok(to_value(research::internal(&observed(args, "instrument", "tables", "by")?, &options)?))
    }

    fn scale_read(&self, args: &Args) -> Result<Value> {
        let scale = scale(args)?;
        Ok(match scale.read(args.number("value")) {
            None => Value::Null,
            Some(Answer::Point(point)) => json!({"answer": "point", "value": scale.value(point)}),
            Some(Answer::Value(value)) => json!({"answer": "value", "value": value}),
            Some(Answer::Missing) => json!({"answer": "missing"}),
            Some(Answer::NotApplicable) => json!({"answer": "not_applicable"}),
            Some(Answer::Refused) => json!({"answer": "refused"}),
        })
    }

    fn scale_reverse(&self, args: &Args) -> Result<Value> {
        Ok(json!(scale(args)?.reverse(args.number("value"))))
    }

    fn scale_to_100(&self, args: &Args) -> Result<Value> {
        Ok(json!(scale(args)?.to_100(args.number("value"))))
    }

    fn counts(&self, args: &Args) -> Result<Value> {
        Ok(show_counts(&counts(args)?))
    }

    fn pair_counts(&self, args: &Args) -> Result<Value> {
        Ok(show_pairs(&pairs(args)?))
    }

    fn moments(&self, args: &Args) -> Result<Value> {
        let mut moments = Moments::new();
        match args.numbers("weights") {
            None => moments.extend(&args.values())?,
            Some(weights) => moments.extend_weighted(&args.values(), &weights)?,
        }
        Ok(show_moments(&moments))
    }

    fn instrument_from_toml(&self, args: &Args) -> Result<Value> {
        Ok(to_value(Instrument::from_toml(args.text("text").unwrap_or_default())?))
    }

    fn instrument_from_json(&self, args: &Args) -> Result<Value> {
        Ok(to_value(Instrument::from_json(args.text("text").unwrap_or_default())?))
    }

    fn instrument_gap_model(&self, _: &Args) -> Result<Value> {
        Ok(to_value(Instrument::gap_model()))
    }

    fn instrument_question(&self, args: &Args) -> Result<Value> {
        let viewpoint = Viewpoint::parse(args.text("viewpoint").unwrap_or_default()).expect("a viewpoint");
        Ok(to_value(Instrument::question(viewpoint, args.text("language").unwrap_or("en"))?))
    }

    fn standards_attainment(&self, args: &Args) -> Result<Value> {
        Ok(to_value(attainment(args)?))
    }

    fn standards_coverage(&self, args: &Args) -> Result<Value> {
        Ok(to_value(standard_set(args)?.coverage(&written_instrument(args, "instrument")?)))
    }

    fn standards_weights(&self, args: &Args) -> Result<Value> {
        Ok(to_value(standard_set(args)?.weights()))
    }

    fn standards_gap_inputs(&self, args: &Args) -> Result<Value> {
        let instrument = written_instrument(args, "instrument")?;
        Ok(to_value(standards::gap_inputs(&attainment(args)?.total, &instrument)))
    }

    fn research_coverage(&self, args: &Args) -> Result<Value> {
        let written = args.object("sources").expect("sources by kind");
        let mut sources = Vec::new();
        for kind in written.names() {
            for row in written.rows(kind).unwrap_or_default() {
                #[expect(clippy::cast_sign_loss, reason = "a number of answers")]
                let n = row[0] as u64;
                sources.push(InformationSource { kind: SourceKind::parse(kind)?, n, age_days: row[1] });
            }
        }
        let defaults = ResearchOptions::default();
        let options = ResearchOptions {
            max_age_days: args.number_or("max_age_days", defaults.max_age_days),
            min_n: args.get("min_n").map_or(defaults.min_n, |_| args.whole("min_n")),
        };
        Ok(to_value(research::coverage(&sources, &options)?))
    }

    fn summarize(&self, args: &Args) -> Result<Value> {
        show_summary(&survey(args)?, args)
    }

    fn summarize_csv(&self, args: &Args) -> Result<Value> {
        let mut options = CsvOptions::default();
        if let Some(encoding) = args.text("encoding") {
            encoding.clone_into(&mut options.encoding);
        }
        if let Some(delimiter) = args.text("delimiter") {
            options.delimiter = delimiter.as_bytes()[0];
        }
        let summary =
            summarize_csv(csv_text(args), instrument(args)?, summary_options(args), &options, |_| ())?;
        show_summary(&summary, args)
    }

    fn segment_counts(&self, args: &Args) -> Result<Value> {
        Ok(show_counts(&segment(&survey(args)?, args)?.counts(id(args))?))
    }

    fn segment_pairs(&self, args: &Args) -> Result<Value> {
        Ok(show_pairs(&segment(&survey(args)?, args)?.pairs(id(args))?))
    }

    fn segment_moments(&self, args: &Args) -> Result<Value> {
        Ok(show_moments(&segment(&survey(args)?, args)?.moments(id(args))?))
    }

    fn summary_observe_matched(&self, args: &Args) -> Result<Value> {
        let mut summary = Summary::new(written_instrument(args, "instrument")?, summary_options(args))?;
        let written = args.objects("tables");
        let columns: Vec<_> = written.iter().map(columns_of).collect();
        let tables = written.iter().zip(&columns).map(|(written, columns)| table_of(written, columns));
        summary.observe_matched(&tables.collect::<Result<Vec<_>>>()?, id(args))?;
        show_summary(&summary, args)
    }

    fn summary_merge(&self, args: &Args) -> Result<Value> {
        let part = |name: &str| survey(&args.object(name).expect("two parts to merge"));
        let mut summary = part("first")?;
        summary.merge(&part("second")?)?;
        show_summary(&summary, args)
    }

    fn summary_from_bytes(&self, args: &Args) -> Result<Value> {
        show_summary(&Summary::from_bytes(&latin1(args.text("latin1").unwrap_or_default()))?, args)
    }
}

fn ratings_by_rater(args: &Args) -> Args {
    args.object("ratings").expect("ratings by rater are needed")
}

fn agreement_options(args: &Args) -> Result<AgreementOptions> {
    let weights = args.text("weights").map_or(Ok(Weights::default()), Weights::parse)?;
    Ok(AgreementOptions { weights, categories: args.numbers("categories"), level: args.level() })
}

/// The margin of a column: totals by category.
fn margin(margins: &Args, column: &str) -> Margin {
    let totals = margins.object(column).expect("totals by category");
    Margin::new(column, totals.names().map(|label| (Label::parse(label), totals.number(label))))
}

/// Pairs of labels and a total.
fn cells(args: &Args) -> Vec<(Vec<Label>, f64)> {
    let cell = |cell: &Value| {
        let labels = cell[0].as_array().expect("labels").iter().map(label).collect();
        (labels, cell[1].as_f64().expect("a total"))
    };
    args.list("totals").unwrap_or_default().iter().map(cell).collect()
}

fn to_value(result: impl serde::Serialize) -> Value {
    serde_json::to_value(result).expect("every result can be serialised")
}

fn method(args: &Args, default: Method) -> Result<Method> {
    args.text("method").map_or(Ok(default), Method::parse)
}

/// A row of a published table: what is absent is not printed.
fn published_gap(args: &Args) -> PublishedGap {
    let number = |name: &str| args.get(name).map(|_| args.number(name));
    PublishedGap {
        n: args.get("n").map(|_| args.whole("n")),
        perception_mean: number("perception_mean"),
        perception_sd: number("perception_sd"),
        expectation_mean: number("expectation_mean"),
        expectation_sd: number("expectation_sd"),
        gap: args.number("gap"),
        gap_sd: number("gap_sd"),
        t: number("t"),
        low: number("low"),
        high: number("high"),
        rounding: args.number_or("rounding", PublishedGap::default().rounding),
    }
}

fn scale(args: &Args) -> Result<Scale> {
    if let Some(Value::Array(_)) = args.get("scale") {
        let (min, max) = args.pair("scale").expect("min and max");
        return Scale::new(min, max);
    }
    let written = args.object("scale").expect("a scale is needed");
    let (min, max) = (written.number_or("min", f64::NEG_INFINITY), written.number_or("max", f64::INFINITY));
    let is_measure = written.names().any(|name| name == "step") && written.get("step").is_none();
    let scale = if is_measure {
        Scale::measure(min, max)?
    } else {
        Scale::with_step(min, max, written.number_or("step", 1.0))?
    };
    let codes = |name: &str| written.numbers(name).unwrap_or_default();
    let direction = match written.text("direction") {
        Some("low_is_good") => Direction::LowIsGood,
        _ => Direction::HighIsGood,
    };
    scale
        .with_direction(direction)
        .with_missing(codes("missing"))?
        .with_not_applicable(codes("not_applicable"))?
        .with_refused(codes("refused"))
}

fn positive(args: &Args) -> csat::Positive {
    let Some(positive) = args.get("positive") else { return csat::Positive::Top(2) };
    match positive.as_u64() {
        Some(n) => csat::Positive::Top(usize::try_from(n).expect("a number of points")),
        None => csat::Positive::Points(args.numbers("positive").unwrap_or_default()),
    }
}

/// A method that no formula takes is a bootstrap.
fn bootstrap(args: &Args) -> Result<Option<Bootstrap>> {
    let Some(method) = args.text("method") else { return Ok(None) };
    let (method, defaults) = (Method::parse(method)?, Bootstrap::default());
    let replicates = args.get("replicates").map_or(defaults.replicates, |_| args.whole("replicates") as u32);
    let seed = args.get("seed").map_or(defaults.seed, |_| args.whole("seed"));
    Ok(Some(Bootstrap { method, replicates, seed }))
}

fn compare_options(args: &Args) -> Result<csat::CompareOptions> {
    Ok(csat::CompareOptions {
        statistic: args.text("statistic").map_or(Ok(csat::Statistic::default()), csat::Statistic::parse)?,
        positive: positive(args),
        level: args.level(),
        rescale: args.flag("rescale", false),
        bootstrap: bootstrap(args)?,
    })
}

/// Ratings with their scale, or successes and number.
fn sample(args: &Args, name: &str) -> Result<csat::Sample> {
    match args.get(name) {
        Some(Value::Array(_)) => Ok(args.successes(name).into()),
        _ => Ok(counts(&args.object(name).expect("a sample"))?.into()),
    }
}

fn strata(args: &Args, name: &str) -> Result<Vec<(Label, csat::Sample)>> {
    let one = |row: &Args| Ok((label(row.get("label").unwrap_or(&Value::Null)), sample(row, "sample")?));
    args.strata(name).iter().map(one).collect()
}

/// Pairs as two columns, or as [reference, delivered, times].
fn pairs(args: &Args) -> Result<PairCounts> {
    let mut pairs = PairCounts::new(&scale(args)?)?;
    let (reference, delivered) = args.pairs();
    match args.numbers("weights") {
        None => pairs.extend(&reference, &delivered)?,
        Some(weights) => pairs.extend_weighted(&reference, &delivered, &weights)?,
    }
    Ok(pairs)
}

fn counts(args: &Args) -> Result<Counts> {
    let mut counts = Counts::new(&scale(args)?)?;
    match args.numbers("weights") {
        None => counts.extend(&args.ratings())?,
        Some(weights) => counts.extend_weighted(&args.ratings(), &weights)?,
    }
    Ok(counts)
}

/// The instrument of a gap score: written as TOML, or the ids of attributes and dimensions.
fn instrument(args: &Args) -> Result<Instrument> {
    if let Some(text) = args.text("instrument") {
        return match text {
            "servqual" => Ok(Instrument::servqual()),
            "servperf" => Ok(Instrument::servperf()),
            "gap_model" => Ok(Instrument::gap_model()),
            toml => Instrument::from_toml(toml),
        };
    }
    let dimensions = args.object("dimensions");
    let members: Vec<(&str, Vec<String>)> = dimensions
        .iter()
        .flat_map(|dimensions| dimensions.names().map(|name| (name, dimensions.texts(name))))
        .collect();
    let ids = args.texts("attributes");
    let attributes: Vec<(&str, Option<&str>)> = ids
        .iter()
        .map(|id| (id.as_str(), members.iter().find(|(_, ids)| ids.contains(id)).map(|(name, _)| *name)))
        .collect();
    let points = args.get("points").is_some();
    Instrument::paired(&attributes, args.numbers("weights").as_deref(), points, scale(args)?)
}

fn summary_options(args: &Args) -> SummaryOptions {
    let off_scale = if args.text("off_scale") == Some("count") { OffScale::Count } else { OffScale::Refuse };
    SummaryOptions { by: args.texts("by"), weight: args.text("weight").map(str::to_owned), off_scale }
}

/// The summary of a table, or of the rows of a gap score.
fn survey(args: &Args) -> Result<Summary> {
    let instrument = instrument(args)?;
    let (mut options, mut table) = (summary_options(args), Table::new());
    if let Some(written) = args.object("table") {
        let columns = columns_of(&written);
        return summarize(&table_of(&written, &columns)?, instrument, options);
    }
    let columns = columns(args, &instrument);
    for (name, column) in &columns {
        table.add(name, column)?;
    }
    if args.get("survey_weights").is_some() {
        options.weight = Some("survey_weights".to_owned());
    }
    summarize(&table, instrument, options)
}

fn sites_options(args: &Args) -> Result<SitesOptions> {
    let defaults = SitesOptions::default();
    Ok(SitesOptions {
        by: args.texts("segments_by"),
        statistic: args.text("statistic").map_or(Ok(defaults.statistic), SiteStatistic::parse)?,
        positive: positive(args),
        level: args.level(),
        limits: args.number_or("limits", defaults.limits),
        funnel: args.text("funnel").map_or(Ok(defaults.funnel), FunnelMethod::parse)?,
        overdispersion: args
            .text("overdispersion")
            .map_or(Ok(defaults.overdispersion), Overdispersion::parse)?,
        winsorise: args.number_or("winsorise", defaults.winsorise),
        adjustment: args.text("adjustment").map_or(Ok(defaults.adjustment), Adjustment::parse)?,
        target: args.get("target").map(|_| args.number("target")),
        within: args.text("within").map_or(Ok(defaults.within), WithinSites::parse)?,
    })
}

/// The columns of numbers of a table.
fn driver_options(args: &Args) -> Result<DriverOptions> {
    let defaults = DriverOptions::default();
    Ok(DriverOptions {
        method: args.text("method").map_or(Ok(defaults.method), DriverMethod::parse)?,
        top_box: args.get("top_box").map(|_| args.number("top_box")),
        level: args.level(),
        replicates: args.get("replicates").map(|_| small(args, "replicates")),
        seed: args.get("seed").map_or(defaults.seed, |_| args.whole("seed")),
    })
}

fn small(args: &Args, name: &str) -> u32 {
    u32::try_from(args.whole(name)).expect("a small number")
}

fn importance_options(args: &Args) -> Result<ImportanceOptions> {
    let defaults = ImportanceOptions::default();
    let crosshair = match args.get("crosshair") {
        Some(Value::Array(_)) => {
            let (importance, performance) = args.pair("crosshair").expect("two lines");
            Crosshair::At { importance, performance }
        }
        Some(Value::String(name)) if name == "median" => Crosshair::Median,
        Some(Value::String(name)) if name == "midpoint" => Crosshair::Midpoint,
        _ => Crosshair::Mean,
    };
    Ok(ImportanceOptions {
        crosshair,
        // That of a gap score is the scale of its ratings.
        scale: args.pair("scale").filter(|_| args.get("attributes").is_none()),
        method: args.text("method").map_or(Ok(defaults.method), DriverMethod::parse)?,
        level: args.level(),
        certainty: args.number_or("certainty", defaults.certainty),
        replicates: args.get("replicates").map_or(defaults.replicates, |_| small(args, "replicates")),
        seed: args.get("seed").map_or(defaults.seed, |_| args.whole("seed")),
    })
}

fn importance_point(written: &Value) -> ImportancePoint {
    let estimate = |value: &Value, std_error: &Value| Estimate {
        value: value.as_f64().expect("a number"),
        std_error: std_error.as_f64(),
        low: None,
        high: None,
        level: 0.95,
        n_valid: 0,
        n_missing: 0,
        n_excluded: 0,
        n_effective: 0.0,
        method: Method::None,
    };
    ImportancePoint {
        name: written[0].as_str().expect("a name").to_owned(),
        importance: estimate(&written[1], &written[2]),
        performance: estimate(&written[3], &written[4]),
    }
}

fn kano_options(args: &Args) -> Result<KanoOptions> {
    let answers = args.object("answers").unwrap_or_default();
    let meaning =
        |word: &str| Ok((Label::parse(word), answers.text(word).map(KanoAnswer::parse).transpose()?));
    Ok(KanoOptions {
        table: args.text("table").map_or(Ok(KanoTable::Standard), KanoTable::parse)?,
        answers: answers.names().map(meaning).collect::<Result<_>>()?,
        level: args.level(),
    })
}

fn columns_of(written: &Args) -> Vec<(&str, Vec<f64>)> {
    let numbers = written.names().filter(|name| !is_text(written, name));
    numbers.map(|name| (name, written.numbers(name).unwrap_or_default())).collect()
}

/// A table of its columns of numbers and of texts.
fn table_of<'a>(written: &Args, columns: &'a [(&str, Vec<f64>)]) -> Result<Table<'a>> {
    let mut table = Table::new();
    for (name, column) in columns {
        table.add(name, column)?;
    }
    for name in written.names().filter(|name| is_text(written, name)) {
        let labels = written.list(name).unwrap_or_default().iter().map(label);
        table.add_labels(name, Categories::from_labels(labels))?;
    }
    Ok(table)
}

/// An instrument as JSON, or a built-in one by its name.
fn written_instrument(args: &Args, name: &str) -> Result<Instrument> {
    match args.get(name).expect("an instrument is needed") {
        Value::String(built_in) => Ok(match built_in.as_str() {
            "servqual" => Instrument::servqual(),
            "servperf" => Instrument::servperf(),
            "gap_model" => Instrument::gap_model(),
            "antecedents" => Instrument::antecedents(),
            "three_dimensions" => Instrument::three_dimensions(),
            other => panic!("there is no built-in instrument {other:?}"),
        }),
        written => Instrument::from_json(&written.to_string()),
    }
}

/// One summary of several tables, which need not have the same columns.
fn observed(args: &Args, instrument: &str, tables: &str, by: &str) -> Result<Summary> {
    let options = SummaryOptions { by: args.texts(by), ..summary_options(args) };
    let mut summary = Summary::new(written_instrument(args, instrument)?, options)?;
    for written in args.objects(tables) {
        summary.observe(&table_of(&written, &columns_of(&written))?)?;
    }
    Ok(summary)
}

fn five(args: &Args) -> Result<FiveGaps> {
    let summary = observed(args, "instrument", "tables", "by")?;
    let defaults = FiveOptions::default();
    let viewpoints = || args.texts("clustered").into_iter();
    let standards = args.object("standards");
    let options = FiveOptions {
        level: args.level(),
        family: args.text("family").map_or(Ok(defaults.family), Adjustment::parse)?,
        gaps: args.text("gaps").map_or(Ok(defaults.gaps), GapSet::parse)?,
        standards: standards
            .iter()
            .flat_map(|set| set.names().map(|id| (id.to_owned(), set.number(id))))
            .collect(),
        delivered: args.objects("delivered").iter().map(delivered).collect(),
        site: args.text("site").map(str::to_owned),
        clustered: match args.get("clustered") {
            None => defaults.clustered,
            Some(_) => viewpoints().map(|name| Viewpoint::parse(&name).expect("a viewpoint")).collect(),
        },
        language: language(args),
    };
    gap::five(&summary, &options)
}

/// What is delivered of an attribute, known from elsewhere.
fn delivered(args: &Args) -> gap::DeliveredMean {
    let number = |name: &str| args.get(name).map(|_| args.number(name));
    gap::DeliveredMean {
        attribute: args.text("attribute").expect("an attribute").to_owned(),
        mean: args.number("mean"),
        std_error: number("std_error"),
        df: number("df"),
        n: args.whole("n"),
    }
}

/// A set of standards as JSON.
fn standard_set(args: &Args) -> Result<StandardSet> {
    StandardSet::from_json(&args.get("standards").expect("standards are needed").to_string())
}

/// How far standards are attained in several tables, long ones if they have the columns `standard` and `value`; by way of
/// JSON and merging.
fn attainment(args: &Args) -> Result<Attainment> {
    let name = |name: &str| args.text(name).map(str::to_owned);
    let by = args.texts("by");
    let by: Vec<&str> = by.iter().map(String::as_str).collect();
    let set = standard_set(args)?;
    let mut all = StandardsTally::new(set.clone(), &by)?;
    let columns = ObservationColumns {
        contact: name("contact"),
        abandoned: name("abandoned"),
        not_applicable: name("not_applicable"),
        ..ObservationColumns::default()
    };
    for written in args.objects("tables") {
        let numbers = columns_of(&written);
        let table = table_of(&written, &numbers)?;
        let mut tally = StandardsTally::new(set.clone(), &by)?;
        if written.get("standard").is_some() && written.get("value").is_some() {
            tally.observe(&table, &columns)?;
        } else {
            tally.observe_wide(&table)?;
        }
        all.merge(&StandardsTally::from_json(&tally.to_json()?)?)?;
    }
    let defaults = AttainmentOptions::default();
    let options = AttainmentOptions {
        level: args.level(),
        denominator: args.text("denominator").map_or(Ok(defaults.denominator), Denominator::parse)?,
        stars: args.numbers("stars").unwrap_or_default(),
        language: language(args),
    };
    standards::attainment(&all, &options)
}

/// One period of a trend: two numbers, or ratings that are counted.
fn period(one: &Args, args: &Args) -> Result<csat::Period> {
    let label = one.text("label").expect("a label");
    if one.get("n").is_some() {
        return Ok(csat::Period::new(label, one.whole("successes"), one.whole("n")));
    }
    csat::Period::from_counts(label, &counts(one)?, &positive(args))
}

fn control_options(args: &Args) -> Result<ControlOptions> {
    let defaults = ControlOptions::default();
    Ok(ControlOptions {
        baseline: baseline(args)?,
        rules: args.text("rules").map_or(Ok(defaults.rules), RuleSet::parse)?,
        sigmas: args.number_or("sigmas", defaults.sigmas),
    })
}

fn baseline(args: &Args) -> Result<BaselineChoice> {
    let Some(given) = args.get("baseline") else { return Ok(BaselineChoice::All) };
    if given.is_number() {
        let n = usize::try_from(args.whole("baseline")).expect("a number of points");
        return Ok(BaselineChoice::First(n));
    }
    let stored = args.object("baseline").expect("a baseline");
    let kind = ChartKind::parse(stored.text("kind").expect("a kind"))?;
    let written = Baseline::new(kind, stored.number("center"), stored.number("sigma"))?;
    let n_points = stored.get("n_points").map_or(0, |_| stored.whole("n_points"));
    Ok(BaselineChoice::Stored(Baseline { n_points, ..written }))
}

fn language(args: &Args) -> String {
    args.text("language").unwrap_or("en").to_owned()
}

/// The columns of a gap score that comes as rows of expectations and perceptions.
fn columns(args: &Args, instrument: &Instrument) -> Vec<(String, Vec<f64>)> {
    let mut columns = Vec::new();
    for (viewpoint, side) in ["expectations", "perceptions"].into_iter().enumerate() {
        let rows = args.rows(side).unwrap_or_else(|| panic!("{side} or a table are needed"));
        for (i, attribute) in instrument.attributes().iter().enumerate() {
            columns.push((attribute.columns()[viewpoint].clone(), rows.iter().map(|row| row[i]).collect()));
        }
    }
    if let (Some(points), Some(names)) = (args.rows("points"), instrument.point_columns()) {
        for (i, name) in names.into_iter().enumerate() {
            columns.push((name.to_owned(), points.iter().map(|row| row[i]).collect()));
        }
    }
    columns.extend(args.numbers("survey_weights").map(|weights| ("survey_weights".to_owned(), weights)));
    columns
}

pub(crate) fn is_text(table: &Args, name: &str) -> bool {
    let texts = |value: &Value| value.as_str().is_some_and(|text| !["nan", "inf", "-inf"].contains(&text));
    table.list(name).unwrap_or_default().iter().any(texts)
}

fn label(value: &Value) -> Label {
    match value {
        Value::String(text) => Label::parse(text),
        Value::Number(number) => Label::parse(&number.to_string()),
        _ => Label::Missing,
    }
}

/// A plan of mystery visits; opening days are numbers from 1 for Monday, by site.
fn plan_options(args: &Args) -> PlanOptions {
    let start = args.text("start").expect("a plan has a first day");
    let defaults = PlanOptions::new(args.texts("sites"), args.texts("shoppers"), args.whole("visits"), start);
    let opening = args.object("opening");
    let one = |opening: &Args, site: &str| {
        let days = opening.wholes(site);
        Opening { site: site.to_owned(), open: std::array::from_fn(|day| days.contains(&(day as u64 + 1))) }
    };
    PlanOptions {
        opening: opening
            .iter()
            .flat_map(|opening| opening.names().map(move |site| one(opening, site)))
            .collect(),
        days: args.get("days").map_or(defaults.days, |_| small(args, "days")),
        parts: args.get("parts").map_or(defaults.parts, |_| args.texts("parts")),
        rest_days: args.get("rest_days").map(|_| small(args, "rest_days")),
        seed: args.get("seed").map_or(defaults.seed, |_| args.whole("seed")),
        ..defaults
    }
}

fn visit_options(args: &Args) -> VisitOptions {
    let item = |item: &Args| VisitItem {
        weight: item.number("weight"),
        maximum: item.number("maximum"),
        ..VisitItem::new(item.text("name").expect("an item has a name"))
    };
    VisitOptions {
        occasion: args.text("occasion").map(str::to_owned),
        items: args.objects("items").iter().map(item).collect(),
        pass_mark: args.get("pass_mark").map(|_| args.number("pass_mark")),
        sites: args.texts("sites"),
        ..VisitOptions::default()
    }
}

fn optional_scale(args: &Args) -> Result<Option<Scale>> {
    args.get("scale").map(|_| scale(args)).transpose()
}

fn items_options(args: &Args) -> Result<ItemsOptions> {
    Ok(ItemsOptions {
        columns: Vec::new(),
        missing: args.text("missing").map_or(Ok(Missing::default()), Missing::parse)?,
        scale: optional_scale(args)?,
    })
}

/// The items of a table, which must be those of its columns tallied in two parts.
fn items(args: &Args) -> Result<Items> {
    let written = args.object("table").expect("a table is needed");
    let columns = columns_of(&written);
    let options = items_options(args)?;
    let items = Items::from_table(&table_of(&written, &columns)?, &options)?;
    let mut tally = items.products().clone();
    let rows: Vec<Vec<f64>> = written.names().map(|name| written.numbers(name).unwrap_or_default()).collect();
    if options.scale.is_none() {
        let empty = if tally.is_pairwise() { CrossProducts::pairwise } else { CrossProducts::new };
        let (mut first, mut second) = (empty(rows.len())?, empty(rows.len())?);
        for row in 0..rows[0].len() {
            let part = if row % 2 == 0 { &mut first } else { &mut second };
            part.push(&rows.iter().map(|column| column[row]).collect::<Vec<f64>>())?;
        }
        first.merge(&second)?;
        assert_eq!(first, tally, "merged and of one table");
        tally = first;
    }
    Items::new(tally, items.names().to_vec())
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list of names");
    list.iter().map(|name| name.as_str().expect("a name").to_owned()).collect()
}

fn servqual(segment: &Segment<'_>, args: &Args) -> Result<Value> {
    let defaults = ServqualOptions::default();
    let options = ServqualOptions {
        level: args.level(),
        family: args.text("family").map_or(Ok(defaults.family), Adjustment::parse)?,
        tests: args.flag("tests", defaults.tests),
        bootstrap: bootstrap(args)?,
        language: args.text("language").unwrap_or(&defaults.language).to_owned(),
    };
    Ok(to_value(gap::servqual(segment, &options)?))
}

fn servperf(segment: &Segment<'_>, args: &Args) -> Result<Value> {
    let language = args.text("language").unwrap_or("en").to_owned();
    let options = ServperfOptions { level: args.level(), bootstrap: bootstrap(args)?, language };
    Ok(to_value(gap::servperf(segment, &options)?))
}

fn id(args: &Args) -> &str {
    args.text("id").expect("an id is needed")
}

/// The segment with the labels asked for, or all together.
fn segment<'a>(summary: &'a Summary, args: &Args) -> Result<Segment<'a>> {
    match args.list("segment") {
        None => summary.total(),
        Some(labels) => summary.segment(&labels.iter().map(label).collect::<Vec<_>>()),
    }
}

fn show_counts(counts: &Counts) -> Value {
    let mut shown = show_absent(counts.absent());
    shown.insert("counts".to_owned(), json!(counts.counts()));
    shown.insert("n_valid".to_owned(), json!(counts.n_valid()));
    shown.insert("rows".to_owned(), json!(counts.rows()));
    Value::Object(shown)
}

fn show_pairs(pairs: &PairCounts) -> Value {
    json!({
        "n_pairs": pairs.n_pairs(),
        "reference": show_counts(&pairs.reference()),
        "delivered": show_counts(&pairs.delivered()),
    })
}

fn show_moments(moments: &Moments) -> Value {
    let mut shown = show_absent(moments.absent());
    shown.insert("n_valid".to_owned(), json!(moments.n_valid()));
    shown.insert("mean".to_owned(), json!(moments.mean()));
    shown.insert("std_dev".to_owned(), json!(moments.std_dev()));
    shown.insert("std_error".to_owned(), json!(moments.std_error()));
    Value::Object(shown)
}

fn show_absent(absent: Absent) -> Map<String, Value> {
    let Absent { missing, not_applicable, refused, invalid } = absent;
    let parts = [
        ("n_missing", missing),
        ("n_not_applicable", not_applicable),
        ("n_refused", refused),
        ("n_invalid", invalid),
    ];
    parts.into_iter().map(|(name, n)| (name.to_owned(), json!(n))).collect()
}

/// Every segment with its items, its pairs, and the model asked for.
fn show_summary(summary: &Summary, args: &Args) -> Result<Value> {
    let segments =
        summary.segments().map(|segment| show_segment(&segment, args)).collect::<Result<Vec<_>>>()?;
    Ok(json!({"rows": summary.rows(), "segments": segments}))
}

fn show_segment(segment: &Segment<'_>, args: &Args) -> Result<Value> {
    let (mut items, mut pairs) = (Map::new(), Map::new());
    for item in segment.instrument().items() {
        let shown = match item.scale().points() {
            Some(_) => show_counts(&segment.counts(item.id())?),
            None => show_moments(&segment.moments(item.id())?),
        };
        items.insert(item.id().to_owned(), shown);
    }
    for attribute in segment.instrument().attributes() {
        if let Ok(found) = segment.pairs(attribute.id()) {
            pairs.insert(attribute.id().to_owned(), show_pairs(&found));
        }
    }
    let model = match args.text("model") {
        Some("gap.servqual") => servqual(segment, args)?,
        Some("gap.servperf") => servperf(segment, args)?,
        Some(other) => panic!("there is no model {other:?}"),
        None => Value::Null,
    };
    Ok(json!({
        "labels": segment.labels(),
        "rows": segment.rows(),
        "straight_liners": segment.straight_liners(),
        "items": items,
        "pairs": pairs,
        "model": model,
    }))
}

pub(crate) fn csv_text(args: &Args) -> Box<dyn Read> {
    if let Some(text) = args.text("text") {
        return Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
    }
    if let Some(text) = args.text("latin1") {
        return Box::new(std::io::Cursor::new(latin1(text)));
    }
    if args.get("columns").is_some() {
        let names: Vec<String> = (0..args.whole("columns")).map(|i| format!("c{i}")).collect();
        let text = format!("{}\n{}\n", names.join(","), vec!["0"; names.len()].join(","));
        return Box::new(std::io::Cursor::new(text.into_bytes()));
    }
    let field = std::io::repeat(b'5').take(args.whole("line_bytes"));
    Box::new(b"satisfaction\n".as_slice().chain(field).chain(b"\n".as_slice()))
}

/// Each character as one byte.
pub(crate) fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a character below 256")).collect()
}

fn complaint_rate(args: &Args) -> Result<ComplaintRate> {
    let Some(Value::Object(_)) = args.get("rate") else {
        let name = args.get("rate").and_then(Value::as_str);
        return name.map_or_else(
            || Ok(ComplaintRate::Known(args.number("rate"))),
            |name| complaints::prior(name).map(ComplaintRate::Prior),
        );
    };
    let rate = args.object("rate").expect("a rate");
    if rate.get("complained").is_some() {
        let [complained, with_problem] = ["complained", "with_problem"].map(|name| rate.whole(name));
        return Ok(ComplaintRate::Measured { complained, with_problem });
    }
    let text = |name: &str| rate.text(name).unwrap_or_default().to_owned();
    Ok(ComplaintRate::Prior(RatePrior {
        name: text("name"),
        low: rate.number("low"),
        high: rate.number("high"),
        source: text("source"),
        note: text("note"),
    }))
}

fn problem(problem: &Args) -> Problem {
    let text = |args: &Args| args.text("name").unwrap_or_default().to_owned();
    let handling = |outcome: &Args| Handling {
        name: text(outcome),
        customers: outcome.whole("customers"),
        would_return: outcome.whole("would_return"),
        asked: outcome.whole("asked"),
    };
    Problem {
        name: text(problem),
        with_problem: problem.whole("with_problem"),
        complained: problem.whole("complained"),
        asked: problem.whole("asked"),
        outcomes: problem.objects("outcomes").iter().map(handling).collect(),
        silent_would_return: problem.whole("silent_would_return"),
        silent_asked: problem.whole("silent_asked"),
    }
}

fn service(args: &Args) -> ServiceOptions {
    let given = |name: &str| args.get(name).map(|_| args.number(name));
    ServiceOptions {
        handling_time: given("handling_time"),
        within: given("within"),
        patience: given("patience"),
    }
}
