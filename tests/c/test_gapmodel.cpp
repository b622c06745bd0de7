// The C++ face, seen from nothing but its header. Usage: test_gapmodel ROOT
#include "gapmodel.hpp"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <limits>
#include <sstream>

namespace {

int checks = 0, failures = 0;

void check(bool passed, const char *what, int line)
{
    checks++;
    if (!passed) {
        std::cout << "line " << line << ": " << what << "\n";
        failures++;
    }
}

#define CHECK(condition) check((condition), #condition, __LINE__)

// Whether a call throws an error of this kind, with a message that holds this text.
template <typename Function> bool throws(Function function, const std::string &kind, const std::string &text)
{
    try {
        function();
    } catch (const gapmodel::Error &error) {
        if (error.kind() == kind && std::string(error.what()).find(text) != std::string::npos) {
            return true;
        }
        std::cout << "  threw " << error.kind() << ": " << error.what() << "\n";
    }
    return false;
}

bool near(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance; }

std::string read_file(const std::string &path)
{
    std::ifstream file(path.c_str(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

void test_example(const std::string &root)
{
    const gapmodel::Instrument instrument =
        gapmodel::Instrument::from_toml(read_file(root + "/examples/restaurant.toml"));
    CHECK(instrument.id() == "restaurant" && instrument.attributes().size() == 22);
    CHECK(instrument.title("nl") == "Restaurantenqu\xc3\xaate (gesimuleerd)");
    CHECK(instrument.dimensions().front() == "reliability" && instrument.items().back() == "recommend");
    CHECK(instrument.attribute_column(0, GM_PERCEPTION) == "P_REL1");
    CHECK(gapmodel::Instrument::from_json(instrument.to_json()).to_toml() == instrument.to_toml());
    CHECK(gapmodel::instrument_schema().find("viewpoints") != std::string::npos);
    CHECK(gapmodel::standard_set_schema().find("short_abandon") != std::string::npos);
    CHECK(gapmodel::Instrument::gap_model().attribute_column(21, GM_MANAGEMENT) == "M_RES4");
    CHECK(gapmodel::Instrument::question(GM_ADEQUATE).find("The least") == 0);
    CHECK(throws([] { gapmodel::Instrument::question(GM_ADEQUATE, "de"); }, "invalid_option", "en, nl, fr, et"));

    const gapmodel::Summary all = gapmodel::summarize_csv(root + "/examples/restaurant.csv", instrument);
    CHECK(all.rows() == 51 && all.segments() == 1);
    const gapmodel::ServqualResult result = gapmodel::gap::servqual(all);
    for (const gapmodel::GapRow &row : result.dimensions()) {
        std::cout << "  " << row.label << ": " << row.gap.value << "\n";
        if (row.id == "tangibles") {
            CHECK(near(row.gap.value, -0.4265, 0.003));
        }
    }
    CHECK(result.attributes().size() == 22 && result.overall().size() == 1 && result.respondents() == 51);
    CHECK(near(result.overall().front().gap.value, -0.28794, 0.003));
    CHECK(result.all_items().id == "all_items" && result.unanswered().empty());
    CHECK(result.weighted().size() == 1 && result.weighted()[0].weighting == GM_WEIGHTING_DIMENSIONS);
    CHECK(result.straight_liners().both == 0 && result.json().find("\"overall\"") != std::string::npos);
    const gapmodel::ServperfResult performance = gapmodel::gap::servperf(all);
    CHECK(performance.dimensions().size() == 5 && performance.all_items().perception.n_valid == 51);

    gapmodel::SummaryOptions options;
    options.by.push_back("branch");
    options.weight = "weight";
    gapmodel::Summary branches = gapmodel::summarize_csv(root + "/examples/restaurant.csv", instrument, options);
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < branches.segments(); i++) {
        total += branches.segment_rows(i);
        CHECK(branches.find_segment(branches.segment_labels(i)) == i);
    }
    CHECK(total == 51);
    const gapmodel::SegmentGaps gaps = gapmodel::gap::segments(branches);
    const std::vector<gm_segment_gap> entries = gaps.all();
    CHECK(gaps.measured().size() == 22 + 5 + 2 && gaps.measured().back() == "all_items");
    CHECK(entries.size() == gaps.size() && entries.size() == branches.segments() * gaps.measured().size());
    for (const gm_segment_gap &entry : entries) {
        if (gaps.measured()[entry.measured] == "all_items") {
            const gapmodel::GapRow row = gapmodel::gap::servqual(branches, entry.segment).all_items();
            CHECK(near(entry.gap, row.gap.value, 0) && near(entry.high, row.gap.high, 0));
        }
    }
    CHECK(near(gaps[1].gap, entries[1].gap, 0) && gaps.json().find("\"measured\"") != std::string::npos);
    CHECK(throws([&] { gapmodel::gap::segments(branches, 95); }, "invalid_level", "95"));
    gapmodel::Summary copy = gapmodel::Summary::from_bytes(branches.to_bytes());
    copy.merge(branches);
    CHECK(copy.rows() == 102 && copy.instrument().id() == "restaurant");
    const gm_estimate score = gapmodel::csat::nps(all.counts("recommend")).score;
    CHECK(score.n_valid + score.n_missing == 51);
    CHECK(throws([&] { branches.merge(all); }, "mismatch", "segment columns differ"));
    CHECK(throws([&] { branches.find_segment({"nowhere"}); }, "unknown_segment", "nowhere"));
    CHECK(throws([&] { all.counts("nothing"); }, "unknown_item", "nothing"));
    CHECK(throws([&] { gapmodel::summarize_csv("nothing.csv", instrument); }, "io", "nothing.csv"));
    CHECK(throws([&] { gapmodel::Summary::from_bytes({1, 2, 3}); }, "invalid_bytes", "too few"));
    CHECK(throws([] { gapmodel::Instrument::from_toml("id = "); }, "invalid_instrument", "line 1"));
}

void test_satisfaction()
{
    const std::vector<double> ratings = {5, 4, 3, std::numeric_limits<double>::quiet_NaN(), 2};
    const std::vector<std::int8_t> recommend = {10, 9, 8, 3}, effort = {7, 6, 5, 2};
    const gapmodel::Scale five(1, 5);
    const gm_estimate share = gapmodel::csat::top_box(ratings, five);
    CHECK(near(share.value, 0.5, 0) && share.n_valid == 4 && share.n_missing == 1);
    CHECK(near(gapmodel::csat::mean(ratings, five).value, 3.5, 0));
    CHECK(near(gapmodel::csat::index(ratings, five).value, 62.5, 0));
    CHECK(near(gapmodel::csat::nps(recommend, gapmodel::Scale(0, 10)).score.value, 25, 0));
    CHECK(gapmodel::csat::ces(effort, gapmodel::Scale(1, 7)).has_index == 1);
    CHECK(throws([&] { gapmodel::csat::mean(recommend, five); }, "off_scale", "rating 10 at index 0"));

    gapmodel::Counts counts(gapmodel::Scale(1, 5).missing({9}).not_applicable({8}).refused({7}));
    counts.extend(std::vector<std::int32_t>{1, 2, 9, 8, 7});
    counts.push(5);
    counts.merge(counts);
    CHECK(counts.rows() == 12 && counts.n_valid() == 6 && counts.n_missing() == 2 && counts.absent().refused == 2);
    CHECK(counts.counts() == (std::vector<std::uint64_t>{2, 2, 0, 0, 2}));
    counts.push(5, 2.0);
    counts.extend(std::vector<double>{4}, std::vector<double>{0.5});
    CHECK(gapmodel::csat::top_box(counts).n_valid == 8 && gapmodel::csat::mean(counts).has_low == 1);
    CHECK(gapmodel::csat::index(counts).value > 0 && gapmodel::csat::ces(counts).has_index == 0);
    CHECK(throws([&] { counts.push(6); }, "off_scale", "rating 6"));
    const gapmodel::Counts moved = std::move(counts);
    CHECK(moved.n_valid() == 8);
}

void test_tables_and_gaps()
{
    const gapmodel::Instrument instrument =
        gapmodel::Instrument::paired({"speed", "tone"}, gapmodel::Scale(1, 7), {"process", "people"}, {0.4, 0.6});
    const std::vector<std::int8_t> expected = {7, 6, 7}, perceived = {5, 6, 6};
    gapmodel::Table table;
    table.add("E_speed", expected).add("P_speed", perceived).add("E_tone", perceived).add("P_tone", expected);
    table.add_labels("shop", {"9", "", "9"});
    gapmodel::SummaryOptions options;
    options.by.push_back("shop");
    gapmodel::Summary summary(instrument, options);
    summary.observe(table);
    CHECK(summary.segments() == 2 && summary.segment_labels(1) == std::vector<std::string>{"9"});
    // The two attributes vary against each other: their mean does not, and that row alone has no interval.
    CHECK(gapmodel::gap::servqual(summary).dimensions().size() == 2);
    gapmodel::Table alike;
    const std::vector<std::int8_t> same = {5, 5};
    alike.add("E_speed", same).add("P_speed", same).add("E_tone", same).add("P_tone", same);
    gapmodel::Summary constant(instrument);
    constant.observe(alike);
    CHECK(throws([&] { gapmodel::gap::servqual(constant); }, "zero_variance", "no variation"));

    const gapmodel::gap::ResponseScorer scorer(instrument);
    const std::vector<std::int8_t> e = {7, 7}, p = {6, 5};
    const gapmodel::gap::ResponseScore score = scorer.score(e, p);
    CHECK(near(score.unweighted, -1.5, 0) && near(score.weighted, -1.6, 1e-12) && score.has_dimension[1] == 1);
    CHECK(throws([&] { scorer.score(expected, p); }, "unequal_lengths", "3 rows"));

    const gapmodel::Column columns[] = {gapmodel::Column(expected), gapmodel::Column(perceived)};
    const gm_column expectations[] = {*columns[0].get(), *columns[0].get()};
    const gm_column perceptions[] = {*columns[1].get(), *columns[1].get()};
    gm_rating_columns ratings;
    gapmodel::check(gm_rating_columns_init(&ratings, 2, expectations, perceptions));
    CHECK(near(gapmodel::gap::servqual(ratings, gapmodel::Scale(1, 7)).all_items().gap.value, -1, 0));

    CHECK(near(gapmodel::gap::weighted({-1, -2}, {50, 50}).weighted, -1.5, 0));
    gm_published_gap row;
    gapmodel::check(gm_published_gap_init(&row, 51, -0.43, 0.53));
    row.has_t = 1;
    std::string findings;
    CHECK(gapmodel::gap::published(row, 0.95, &findings).n_findings == 1 && findings.find("t = ") != std::string::npos);
    std::vector<gm_published_gap> rows(2, row);
    rows[0].has_t = 0;
    const std::vector<gapmodel::gap::AuditFinding> found = gapmodel::gap::audit(rows);
    CHECK(found.size() == 1 && found[0].row == 1 && found[0].reason == findings);
    CHECK(gapmodel::gap::audit({}).empty());
    rows[1].gap_sd = 0;
    CHECK(throws([&] { gapmodel::gap::audit(rows); }, "invalid_option", "gap_sd = 0 in row 1"));
}

void test_gap_model()
{
    const gapmodel::Instrument instrument = gapmodel::Instrument::from_toml(
        "id = \"m\"\nscales.seven = { min = 1, max = 7 }\n"
        "viewpoints = { expectation = \"E\", management = \"M\", perception = \"P\", adequate = \"A\" }\n"
        "attributes = [{ id = \"fast\", dimension = \"none\", label = { en = \"served at once\" } }]\n");
    const std::vector<std::int8_t> e = {7, 6, 7, 6}, p = {4, 5, 5, 4}, a = {4, 4, 5, 7}, m = {5, 6};
    const std::vector<std::int8_t> first = {1, 2, 3, 4}, second = {4, 3, 2, 9};
    gapmodel::Table customers, managers, expected, perceived;
    customers.add("E", e).add("P", p).add("A", a);
    managers.add("M", m);
    gapmodel::Summary summary(instrument);
    summary.observe(customers);
    summary.observe(managers);

    const gapmodel::FiveGaps five = gapmodel::gap::five(summary);
    CHECK(five.gaps().size() == 5 && five.gaps()[0].delivered == GM_MANAGEMENT && five.name(5) == "customer");
    CHECK(near(five.overall(5).estimate.value, -2, 0) && five.overall(1).design == GM_DESIGN_INDEPENDENT);
    CHECK(five.dimensions(1).empty() && five.attributes(1)[0].label == "served at once");
    CHECK(five.attributes(1)[0].has_estimate && near(five.attributes(1)[0].estimate.estimate.value, -1, 1e-12));
    const gapmodel::GapEntry none = five.rows(2, GM_ROW_OVERALL)[0];
    CHECK(!none.has_estimate && none.id == "overall" && none.missing.find("standard") != std::string::npos);
    CHECK(throws([&] { five.overall(2); }, "missing_viewpoint", "standard"));
    CHECK(throws([&] { five.overall(9); }, "invalid_argument", "no gap 9"));
    CHECK(five.evidence().size() > 2 && five.notes().empty() && five.json().find("\"gaps\"") != std::string::npos);

    const gapmodel::Waterfall waterfall = five.waterfall("overall", 100);
    double sum = 0;
    for (const gapmodel::Step &step : waterfall.steps()) {
        sum += step.estimate.value;
    }
    CHECK(near(sum, waterfall.total().value, 0) && waterfall.steps()[0].name == "gap 1");
    CHECK(!waterfall.largest().empty() && waterfall.probability() > 0);
    CHECK(waterfall.json().find("\"seed\":1") != std::string::npos);
    const gapmodel::Picture picture = gapmodel::picture(gm_chart_waterfall, waterfall);
    gm_picture_options look = gapmodel::picture_options();
    look.language = "et";
    CHECK(picture.kind() == "waterfall" && picture.svg(look).find("lang=\"et\"") != std::string::npos);
    CHECK(picture.svg().find(picture.title()) != std::string::npos);
    CHECK(picture.vega_lite().find("vega-lite/v5") != std::string::npos);
    look.width = 1;
    CHECK(throws([&] { picture.svg(look); }, "invalid_option", "width"));
    CHECK(throws([&] { waterfall.communication(); }, "missing_viewpoint", "communicated"));
    CHECK(throws([&] { five.waterfall("slow"); }, "invalid_option", "slow"));

    const std::vector<std::uint64_t> smokers = {83, 90, 129, 70}, patients = {86, 93, 136, 82};
    const gapmodel::Chart shares = gapmodel::control::p(smokers, patients);
    CHECK(shares.points().size() == 4 && shares.signals().size() == 1 && shares.signals()[0].index == 3);
    CHECK(shares.baseline().n_points == 4 && shares.json().find("\"p\"") != std::string::npos);
    CHECK(gapmodel::control::p_prime(smokers, patients).facts().kind == GM_CHART_P_PRIME);
    CHECK(gapmodel::control::u(smokers, {1, 2, 1, 1}).points()[1].value == 45);
    CHECK(gapmodel::control::u_prime(smokers, {1, 2, 1, 1}).facts().kind == GM_CHART_U_PRIME);
    const std::vector<double> flow = {49.6, 47.6, 49.9, 51.3, 47.8};
    CHECK(gapmodel::control::xmr(flow).moving_ranges().size() == 4);
    CHECK(gapmodel::control::ewma(flow).points().size() == 5 && gapmodel::control::cusum(flow).signals().empty());
    CHECK(throws([&] { gapmodel::control::p({1}, {2}); }, "too_few_units", "points of a chart"));
    const std::vector<double> speed = {5, 4, 2, 1, 3, 5, 2, 4}, price = {3, 1, 2, 3, 1, 2, 3, 3};
    const std::vector<double> overall = {5, 4, 2, 2, 3, 4, 3, 5};
    gapmodel::Table rated;
    rated.add("speed", speed).add("price", price);
    gm_driver_options draws;
    gm_importance_options few;
    CHECK(gm_driver_options_init(&draws) == GM_OK && gm_importance_options_init(&few) == GM_OK);
    draws.has_replicates = 1;
    draws.replicates = few.replicates = 400;
    const gapmodel::drivers::KeyDrivers found = gapmodel::drivers::key_drivers(rated, overall, &draws);
    CHECK(found.size() == 2 && found.name(0) == "speed" && found[0].rank == 1);
    CHECK(found.facts().n_valid == 8 && found.rank_probabilities(0).size() == 2);
    CHECK(found.json().find("\"pairs\"") != std::string::npos);
    CHECK(throws([&] { gapmodel::drivers::key_drivers(gapmodel::Table(), overall); }, "invalid_option", "drivers"));
    CHECK(gapmodel::drivers::importance_performance(rated, rated, &few)[0].position == GM_KEEP_UP_THE_GOOD_WORK);
    CHECK(gapmodel::drivers::importance_performance(overall, rated, &few).size() == 2);
    CHECK(gapmodel::drivers::penalty_reward(gapmodel::Table().add("speed", speed), overall).facts().n_valid == 8);
    const gapmodel::drivers::Kano kano = gapmodel::drivers::kano(
        gapmodel::Table().add_labels("receipt", {"like", "must-be"}),
        gapmodel::Table().add_labels("receipt", {"dislike", "dislike"}));
    CHECK(kano[0].counts[GM_KANO_MUST_BE] == 1 && kano.name(0) == "receipt");

    std::vector<gm_period> periods;
    for (std::size_t i = 0; i < 4; i++) {
        periods.push_back({"quarter", nullptr, smokers[i], patients[i]});
    }
    const gapmodel::Trend trend = gapmodel::csat::trend(periods);
    CHECK(near(trend.slope().p, 0.004132, 5e-7) && trend.periods().size() == 4 && trend.label(2) == "quarter");
    CHECK(trend.chart().facts().kind == GM_CHART_P && trend.alternative().get() != nullptr);

    const std::vector<std::int8_t> stars = {5, 5, 4, 3, 4, 4, 2, 1};
    const std::vector<std::int32_t> shop = {1, 1, 2, 2, 3, 3, 4, 4};
    gapmodel::Table asked;
    asked.add("overall", stars).add("shop", shop);
    gapmodel::SummaryOptions by_shop;
    by_shop.by = {"shop"};
    gapmodel::Summary shops(gapmodel::Instrument::from_toml("id = \"s\"\nscales.five = { min = 1, max = 5 }\n"
                                                            "items = [{ id = \"overall\", scale = \"five\" }]\n"),
                            by_shop);
    shops.observe(asked);
    CHECK(gapmodel::csat::survey(shops, "overall", "shop").df == 3);
    CHECK(gapmodel::csat::survey(shops, "overall", "", "shop", GM_STATISTIC_MEAN).estimate.value == 3.5);
    CHECK(gapmodel::csat::trend(shops, "overall", "shop").periods().size() == 4);
    const gapmodel::Sites sites = gapmodel::consistency::sites(shops, "overall", "shop");
    CHECK(sites.sites().size() == 4 && sites.facts().has_icc && sites[sites.label(1)].rank_high <= 4);
    const std::vector<gm_site_count> late = {{"north", 90, 100}, {"south", 40, 100}};
    const gapmodel::Sites counted = gapmodel::consistency::sites(late);
    CHECK(counted["south"].rank == 2 && near(counted.facts().center, 0.65, 1e-15));
    CHECK(counted.json().find("between_sd") != std::string::npos);
    namespace agreement = gapmodel::agreement;
    const std::vector<double> ann = {1, 2, 2, 1, 3}, ben = {1, 2, 2, 1, 2};
    gapmodel::Table raters;
    raters.add("ann", ann).add("ben", ben);
    CHECK(agreement::icc(raters).n_subjects == 5 && agreement::kendall_w(raters).df == 4);
    CHECK(near(agreement::kappa(ann, ben).observed_agreement, 0.8, 1e-15));
    CHECK(near(agreement::kappa_table({{20, 5}, {10, 15}}).estimate.value, 0.4, 1e-12));
    CHECK(agreement::fleiss(raters).n_ratings == 10 && agreement::gwet(raters).n_raters == 2);
    CHECK(agreement::fleiss_counts({{7, 0}, {7, 0}, {6, 1}}).prevalence_paradox == 1);
    CHECK(agreement::gwet_counts({{7, 0}, {7, 0}, {6, 1}}).estimate.value > 0.8);
    CHECK(agreement::krippendorff(raters).estimate.has_low == 1);
    CHECK(agreement::one_way({ann, ben}).n_groups == 2);
    CHECK(throws([&] { agreement::icc(gapmodel::Table().add("ann", ann)); }, "too_few_units", "raters"));

    gapmodel::Table contacts;
    const std::vector<double> of_business{6, 7, 6, 7, 6, 7}, of_human{3, 4, 4, 2, 3, 4}, of_hidden{5, 6, 4, 6, 5, 5};
    const std::vector<double> perfect{5, 9, 6, 10, 3, 9};
    for (const char *number : {"1", "2", "3", "4"}) {
        contacts.add(std::string("P_BUS") + number, of_business);
        contacts.add(std::string("P_HUM") + number, of_human);
        contacts.add(std::string("P_HID") + number, of_hidden);
    }
    const gapmodel::Instrument three = gapmodel::Instrument::three_dimensions();
    contacts.add("overall", perfect);
    gapmodel::Summary asked_three(three);
    asked_three.observe(contacts);
    const gapmodel::DimensionScores scores = gapmodel::dimensions::score(asked_three);
    CHECK(near(scores[GM_DIMENSION_HUMAN].score.value, 38.888888888888886, 1e-12) && scores.differences().size() == 3);
    CHECK(scores.finding_text(0, GM_FINDING_RULE) == "business_over_human" && scores.findings()[0].over == GM_DIMENSION_BUSINESS);
    CHECK(scores.balance().has_test == 1 && scores.json().find("\"balance\"") != std::string::npos);
    CHECK(gapmodel::dimensions::impact(asked_three).size() == 3);

    const gapmodel::Lexicon lexicon = gapmodel::Lexicon::built_in("fr");
    const gapmodel::Conversation talk =
        gapmodel::dimensions::conversation({{"customer", "Bonjour."}, {"agent", "Je suis désolé."}}, lexicon);
    CHECK(talk.figures().apologised == 1 && near(talk.figures().human, 1, 0));
    CHECK(talk.explanation().find("désolé") != std::string::npos && talk.json().find("apology") != std::string::npos);
    CHECK(throws([&] { gapmodel::dimensions::conversation({}, lexicon); }, "too_few_units", "agent"));
    CHECK(throws([&] { lexicon.extended("[markers.apology]\npatterns = ['']"); }, "invalid_instrument", "empty"));

    const gapmodel::ZoneOfTolerance zone = gapmodel::gap::zone_of_tolerance(summary);
    CHECK(near(zone.overall().superiority.estimate.value, -2, 0) && zone.dimensions().empty());
    CHECK(zone.attributes()[0].inverted == 1 && zone.records().inverted_records == 1);
    CHECK(zone.json().find("\"width\"") != std::string::npos);

    const std::vector<gapmodel::Finding> findings = gapmodel::gap::diagnose(five).findings();
    CHECK(!findings.empty() && findings[0].rule == "gap_shortfall" && findings[0].gap == 5);
    CHECK(!findings[0].subject.empty() && !findings[0].title.empty() && !findings[0].text.empty());
    CHECK(throws([&] { gapmodel::gap::diagnose(five, nullptr, "de"); }, "invalid_option", "en, nl, fr, et"));

    const gapmodel::Instrument questions = gapmodel::Instrument::antecedents();
    const std::vector<std::int8_t> answers = {6, 7, 5, 6};
    gapmodel::Table answered;
    for (const std::string &id : questions.attributes()) {
        answered.add(id, answers);
    }
    gapmodel::Summary employees(questions);
    employees.observe(answered);
    const gapmodel::Antecedents antecedents = gapmodel::gap::antecedents(employees);
    CHECK(antecedents.constructs().size() == 16 && antecedents.constructs()[12].id == "role_conflict");
    CHECK(antecedents.constructs()[7].label == "Teamwork" && antecedents.json().find("alpha") != std::string::npos);
    CHECK(gapmodel::gap::diagnose(five, &antecedents).json().find("\"findings\"") != std::string::npos);
    CHECK(throws([&] { gapmodel::gap::antecedents(employees, &summary); }, "invalid_option", "segment column"));
    CHECK(near(gapmodel::gap::difference_reliability(0.9, 0.9, 0.3, 1, 1), 6.0 / 7, 1e-15));

    expected.add("id", first).add("E", e);
    perceived.add("id", second).add("P", p);
    gapmodel::Summary matched(instrument);
    matched.observe_matched(expected, perceived, "id");
    CHECK(matched.rows() == 5 && gapmodel::gap::five(matched).overall(5).n_pairs == 3);
    CHECK(throws([&] { matched.observe_matched(expected, perceived, "who"); }, "unknown_column", "who"));
}

void test_stats()
{
    CHECK(near(gapmodel::stats::proportion(0, 20).high, 0.1611, 5e-5));
    CHECK(near(gapmodel::stats::proportion_difference(56, 70, 48, 80).value, 0.2, 1e-12));
    CHECK(near(gapmodel::stats::paired(std::vector<double>{1.2, 2.4, 1.3}).mean.value, 4.9 / 3, 1e-12));
    CHECK(gapmodel::stats::adjust({0.5, 0.125, 0.75}, GM_ADJUST_BONFERRONI) == (std::vector<double>{1, 0.375, 1}));
    const std::vector<double> x{1, 2, 3, 4, 5, 6}, y{2, 1, 4, 3, 6, 5};
    /* 1 - 6 * 6 / (6 * 35) by Spearman's formula, as these are ranks. */
    CHECK(near(gapmodel::stats::correlation(x, y).value, 29.0 / 35, 1e-12));
    CHECK(gapmodel::csat::bootstrap(x, gapmodel::Scale(1, 6)).method == GM_METHOD_BCA);
    CHECK(throws([] { gapmodel::stats::proportion(3, 2); }, "invalid_option", "at most n = 2"));
    CHECK(!gapmodel::version().empty());
}

void test_reliability()
{
    const std::vector<std::int8_t> prompt = {7, 5, 6, 2, 4, 6}, polite = {6, 5, 7, 3, 4, 5}, slow = {1, 3, 2, 6, 4, 1};
    gapmodel::Table table;
    table.add("prompt", prompt).add("polite", polite).add("slow", slow);
    const gapmodel::Items items(table);
    CHECK(items.names() == (std::vector<std::string>{"prompt", "polite", "slow"}));
    const gm_alpha mixed = gapmodel::reliability::alpha(items);
    CHECK(mixed.value < 0 && mixed.n_negative == 2);
    gm_alpha_options options;
    CHECK(gm_alpha_options_init(&options) == GM_OK);
    const char *reverse[] = {"slow"};
    options.reverse = reverse;
    options.n_reverse = 1;
    std::vector<gm_alpha_item> rows;
    const gm_alpha alpha = gapmodel::reliability::alpha(items, &options, &rows);
    CHECK(near(alpha.value, 0.9525101763907734, 1e-12) && near(alpha.low, 0.798829038824149, 1e-10));
    CHECK(rows.size() == 3 && rows[2].reversed == 1 && rows[0].reversed == 0);
    gm_split_half_options halves;
    CHECK(gm_split_half_options_init(&halves) == GM_OK);
    halves.reverse = reverse;
    halves.n_reverse = 1;
    CHECK(gapmodel::reliability::split_half(items, &halves).spearman_brown > 0.9);
    CHECK(throws([&] { gapmodel::reliability::omega(items); }, "invalid_option", "Heywood"));
    CHECK(near(gapmodel::reliability::spearman_brown(0.5, 3), 0.75, 0));
    const std::vector<std::int8_t> clear = {2, 4, 6, 7, 3, 5}, simple = {3, 4, 7, 6, 2, 5};
    table.add("clear", clear).add("simple", simple);
    const gapmodel::Items more(table);
    const gapmodel::Structure structure =
        gapmodel::reliability::structure(more, {{"responsiveness", {"prompt", "polite"}}, {"ease", {"clear", "simple"}}});
    CHECK(structure.dimensions().size() == 2 && structure.pairs().size() == 1 && structure.items().size() == 4);
    CHECK(near(structure.items()[1].communality, std::pow(structure.loading(1, 0), 2), 1e-12));
    CHECK(structure.factors().size() == 1 && structure.json().find("\"misplaced\"") != std::string::npos);
    CHECK(throws([&] { gapmodel::reliability::structure(more, {{"one", {"prompt", "polite"}}}); }, "invalid_option",
                 "at least 2 dimensions"));
}

void test_complaints()
{
    namespace complaints = gapmodel::complaints;
    namespace economics = gapmodel::economics;
    CHECK(complaints::estimate(10, complaints::known(0.05)).affected.value == 200.0);
    CHECK(complaints::estimate(10, complaints::prior("goodman_serious")).rate_high == 0.25);
    CHECK(complaints::estimate(10, complaints::measured(5, 100)).affected.method == GM_METHOD_MELDED);
    CHECK(throws([&] { complaints::estimate(10, complaints::known(1.5)); }, "invalid_option", "rate = 1.5"));
    const gm_complaint_period before = {120, 10000.0, 60, 400}, after = {70, 10000.0, 62, 400};
    CHECK(complaints::change(before, after).reading == GM_READING_COMPLAINTS_FELL_ALONE);
    CHECK(near(economics::service_level(2.0, 3).waiting_probability, 4.0 / 9.0, 1e-14));
    CHECK(economics::agents(10.0, 0.8, economics::service_options(180.0, 20.0)).agents == 14);
    CHECK(throws([&] { economics::service_level(3.0, 3); }, "invalid_option", "no steady state"));
    gm_retention_options options;
    gapmodel::check(gm_retention_options_init(&options, 1.0, 0.1));
    options.retention = 0.8;
    CHECK(near(economics::retention(options).deferred.multiple.value, 8.0 / 3.0, 1e-12));
}

void test_mystery()
{
    const std::vector<std::int8_t> scores = {80, 74, 86, 62, 60, 70};
    gapmodel::Table table;
    table.add_labels("site", {"a", "a", "a", "b", "b", "b"}).add_labels("shopper", {"x", "y", "z", "x", "y", "z"});
    table.add("score", scores);
    gapmodel::Visits visits;
    visits.observe(table);
    const gapmodel::MysteryScore found = gapmodel::mystery::score(visits);
    CHECK(near(found.figures().score.value, 72, 1e-12) && found.sites().size() == 2 && found.shoppers().size() == 3);
    CHECK(near(found.shoppers()[2].effect.value, 6, 1e-12) && found.sentence(0).find("80.0") != std::string::npos);
    gapmodel::Visits twice;
    twice.merge(visits);
    twice.merge(visits);
    CHECK(twice.rows() == 12 && found.json().find("\"severity_test\"") != std::string::npos);
    CHECK(throws([] { gapmodel::mystery::score(gapmodel::Visits()); }, "no_valid_ratings", "the visits"));
}

void test_standards()
{
    const gapmodel::StandardSet set = gapmodel::StandardSet::from_toml(
        "id = \"visit\"\n[[standards]]\nid = \"greeted\"\nkind = \"yes_no\"\ntarget = 0.9\n");
    CHECK(set.size() == 1);
    const std::vector<std::int8_t> greeted = {1, 1, 0, 1};
    gapmodel::Table table;
    table.add("greeted", greeted);
    gapmodel::StandardsTally tally(set), more(set);
    tally.observe_wide(table);
    more.observe_wide(table);
    tally.merge(more);
    const gapmodel::Attainment attainment = tally.attainment();
    CHECK(near(attainment.scores().score.value, 75, 1e-12) && attainment.standard(0).met == 6);
    CHECK(attainment.json().find("\"certain\"") != std::string::npos);
    CHECK(throws([&] { tally.observe(table); }, "unknown_column", "standard"));
    CHECK(throws([] { gapmodel::StandardSet::from_json("{}"); }, "invalid_instrument", "invalid standards"));
}

} // namespace

int main(int argc, char **argv)
{
    test_example(argc > 1 ? argv[1] : ".");
    test_satisfaction();
    test_tables_and_gaps();
    test_gap_model();
    test_stats();
    test_reliability();
    test_complaints();
    test_mystery();
    test_standards();
    std::cout << checks << " checks, " << failures << " failed\n";
    return failures == 0 ? 0 : 1;
}
