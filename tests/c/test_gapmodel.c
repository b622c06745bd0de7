/* The C interface, seen from nothing but its header: figures of the example survey, every function, every error.
 *
 * Usage: test_gapmodel ROOT [KIOSK_CSV]; the second may also be the environment variable GAPMODEL_DATA. */
#include "gapmodel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;
static int checks = 0;

static void check(int passed, const char *what, int line)
{
    checks++;
    if (!passed) {
        char message[400];
        (void)gm_last_error(message, sizeof message);
        printf("line %d: %s\n  last error: %s\n", line, what, message);
        failures++;
    }
}

#define CHECK(condition) check((condition) ? 1 : 0, #condition, __LINE__)
#define OK(call) CHECK((call) == GM_OK)
#define NEAR(a, b, tolerance) CHECK(fabs((a) - (b)) <= (tolerance))
#define SAME(a, b) CHECK(!((a) < (b)) && !((a) > (b)))
#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Whether a call failed with this status and a message that holds this text. */
static int failed(gm_status status, gm_status expected, const char *text)
{
    char message[1000];
    size_t needed = gm_last_error(message, sizeof message);
    if (status == expected && needed <= sizeof message && strstr(message, text) != NULL) {
        return 1;
    }
    printf("  status %ld instead of %ld, message: %s\n", (long)status, (long)expected, message);
    return 0;
}

#define FAILS(call, status, text) CHECK(failed((call), (status), (text)))
#define NULLS(call) FAILS(call, GM_ERR_NULL_POINTER, "is NULL")

/* A value that no call leaves behind, to see that outputs are untouched. */
static const double MARK = -12345.5;
static const gm_estimate NO_ESTIMATE = {-12345.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

static gm_column column_of(int32_t type_code, const void *data, size_t n)
{
    gm_column column;
    OK(gm_column_init(&column, type_code, data, n));
    return column;
}

static gm_scale scale_of(double min, double max)
{
    gm_scale scale;
    OK(gm_scale_init(&scale, min, max));
    return scale;
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text;
    long size;
    if (file == NULL) {
        printf("cannot open %s\n", path);
        exit(2);
    }
    (void)fseek(file, 0, SEEK_END);
    size = ftell(file);
    (void)fseek(file, 0, SEEK_SET);
    text = malloc((size_t)size + 1);
    if (text == NULL || fread(text, 1, (size_t)size, file) != (size_t)size) {
        exit(2);
    }
    text[size] = '\0';
    (void)fclose(file);
    return text;
}

static gm_instrument *instrument_from_file(const char *root, const char *name)
{
    char path[1000];
    char *text;
    gm_instrument *instrument = NULL;
    (void)snprintf(path, sizeof path, "%s/examples/%s", root, name);
    text = read_file(path);
    OK(gm_instrument_from_toml(text, &instrument));
    free(text);
    return instrument;
}

static const char *const SMALL =
    "id = \"small\"\n"
    "scales.five = { min = 1, max = 5 }\n"
    "scales.time = { step = 0 }\n"
    "items = [{ id = \"sat\", scale = \"five\" }, { id = \"wait\", scale = \"time\" }]\n";

static gm_instrument *small_instrument(void)
{
    gm_instrument *instrument = NULL;
    OK(gm_instrument_from_toml(SMALL, &instrument));
    return instrument;
}

/* The row of a dimension by its id. */
static gm_gap_row dimension_row(const gm_servqual_result *result, const char *id)
{
    gm_gap_row row;
    size_t n = 0, i;
    char found[101];
    memset(&row, 0, sizeof row);
    OK(gm_servqual_n_rows(result, GM_ROW_DIMENSION, &n));
    for (i = 0; i < n; i++) {
        OK(gm_servqual_row_id(result, GM_ROW_DIMENSION, i, found, sizeof found, NULL));
        if (strcmp(found, id) == 0) {
            OK(gm_servqual_row(result, GM_ROW_DIMENSION, i, &row));
            return row;
        }
    }
    CHECK(!"the dimension is there");
    return row;
}

static void test_versions_and_errors(void)
{
    char name[32], small[8];
    size_t needed = 0;
    CHECK(gm_abi_version() == GM_ABI_VERSION);
    CHECK(strlen(gm_version()) >= 5);
    OK(gm_status_name(GM_ERR_OFF_SCALE, name, sizeof name, NULL));
    CHECK(strcmp(name, "off_scale") == 0);
    OK(gm_status_name(GM_OK, name, sizeof name, &needed));
    CHECK(strcmp(name, "ok") == 0 && needed == 3);
    OK(gm_status_name(GM_ERR_IO, name, sizeof name, NULL));
    CHECK(strcmp(name, "io") == 0);
    OK(gm_status_name(GM_ERR_NULL_POINTER, name, sizeof name, NULL));
    OK(gm_status_name(GM_ERR_INVALID_ARGUMENT, name, sizeof name, NULL));
    OK(gm_status_name(GM_ERR_BUFFER_TOO_SMALL, name, sizeof name, NULL));
    OK(gm_status_name(GM_ERR_PANIC, name, sizeof name, NULL));
    CHECK(strcmp(name, "panic") == 0);
    OK(gm_status_name(GM_ERR_TOO_FEW_UNITS, name, sizeof name, NULL));
    CHECK(strcmp(name, "too_few_units") == 0);
    OK(gm_status_name(GM_ERR_PANIC, name, sizeof name, NULL));
    FAILS(gm_status_name(25, name, sizeof name, NULL), GM_ERR_INVALID_ARGUMENT, "no status 25");
    CHECK(strcmp(name, "panic") == 0);
    FAILS(gm_status_name(-1, name, sizeof name, NULL), GM_ERR_INVALID_ARGUMENT, "no status -1");

    OK(gm_status_name(GM_ERR_OFF_SCALE, NULL, 0, &needed));
    CHECK(needed == 10);
    NULLS(gm_status_name(GM_ERR_OFF_SCALE, NULL, 0, NULL));
    NULLS(gm_status_name(GM_ERR_OFF_SCALE, NULL, 5, &needed));
    memset(small, 'x', sizeof small);
    needed = 0;
    FAILS(gm_status_name(GM_ERR_OFF_SCALE, small, sizeof small, &needed), GM_ERR_BUFFER_TOO_SMALL, "10 are needed");
    CHECK(needed == 10 && small[0] == 'x');

    needed = gm_last_error(NULL, 0);
    CHECK(needed > 10);
    CHECK(gm_last_error(small, sizeof small) == needed && strlen(small) == sizeof small - 1);
    CHECK(gm_last_error(small, 1) == needed && small[0] == '\0');
}

static void test_columns_and_scales(void)
{
    static const int8_t i8[] = {1, 2, 3};
    static const uint8_t u8[] = {1, 2, 3};
    static const int16_t i16[] = {1, 2, 3};
    static const uint16_t u16[] = {1, 2, 3};
    static const int32_t i32[] = {1, 2, 3};
    static const uint32_t u32[] = {1, 2, 3};
    static const int64_t i64[] = {1, 2, 3};
    static const uint64_t u64[] = {1, 2, 3};
    static const float f32[] = {1, 2, 3};
    static const double f64[] = {1, 2, 3};
    const void *const data[] = {i8, u8, i16, u16, i32, u32, i64, u64, f32, f64};
    static const uint8_t bits = 0x0a; /* rows 1 and 2 of three from bit 1: 0b1010 >> 1 = 101 */
    static const double codes[] = {99}, codes_na[] = {98}, codes_refused[] = {97};
    static const double coded[] = {99, 98, 97, 5, 1};
    gm_scale scale = scale_of(1, 5);
    gm_column column;
    gm_estimate estimate = NO_ESTIMATE;
    gm_counts *counts = NULL;
    gm_absent absent;
    int32_t code;
    double storage[2] = {1, 2};

    for (code = GM_I8; code <= GM_F64; code++) {
        column = column_of(code, data[code - 1], 3);
        OK(gm_csat_mean(&column, NULL, &scale, NULL, &estimate));
        SAME(estimate.value, 2.0);
        CHECK(estimate.n_valid == 3 && estimate.method == GM_METHOD_T && estimate.has_low == 1);
    }
    column = column_of(GM_I8, i8, 2);
    column.stride = 2;
    OK(gm_csat_mean(&column, NULL, &scale, NULL, &estimate));
    SAME(estimate.value, 2.0);
    column = column_of(GM_I8, i8, 3);
    column.validity = &bits;
    column.validity_offset = 1;
    OK(gm_csat_mean(&column, NULL, &scale, NULL, &estimate));
    CHECK(estimate.n_valid == 2 && estimate.n_missing == 1);

    estimate = NO_ESTIMATE;
    column = column_of(0, i8, 3);
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_INVALID_ARGUMENT, "type_code 0");
    column = column_of(GM_F64, (const char *)storage + 1, 1);
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_INVALID_ARGUMENT, "misaligned");
    column = column_of(GM_F64, storage, (size_t)-1);
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_INVALID_ARGUMENT, "no memory");
    column = column_of(GM_F64, storage, (size_t)-1 / 2);
    column.stride = 3;
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_INVALID_ARGUMENT, "longer than any memory");
    column = column_of(GM_F64, storage, 2);
    column.validity = &bits;
    column.validity_offset = (size_t)-1;
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_INVALID_ARGUMENT, "longer than any memory");
    column = column_of(GM_F64, NULL, 1);
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_NULL_POINTER, "the data of ratings is NULL");
    column = column_of(GM_F64, NULL, 0);
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_NO_VALID_RATINGS, "no valid ratings");
    column.struct_size--;
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_INVALID_ARGUMENT, "struct_size");
    NULLS(gm_column_init(NULL, GM_I8, i8, 3));
    NULLS(gm_scale_init(NULL, 1, 5));
    SAME(estimate.value, MARK);

    scale.missing = codes;
    scale.n_missing = 1;
    scale.not_applicable = codes_na;
    scale.n_not_applicable = 1;
    scale.refused = codes_refused;
    scale.n_refused = 1;
    scale.direction = GM_LOW_IS_GOOD;
    OK(gm_counts_new(&scale, &counts));
    /* Bytes go a shorter way to the same counts. */
    {
        static const int8_t signed_bytes[] = {99, 98, 97, 5, 1, 1, 1}, off_bytes[] = {5, -1, 1, 1, 1};
        static const uint8_t unsigned_bytes[] = {99, 98, 97, 5, 1, 255};
        gm_counts *short_way = NULL;
        uint64_t n = 0;
        OK(gm_counts_new(&scale, &short_way));
        column = column_of(GM_I8, signed_bytes, 7);
        OK(gm_counts_extend(short_way, &column, NULL));
        column = column_of(GM_U8, unsigned_bytes, 5);
        OK(gm_counts_extend(short_way, &column, NULL));
        OK(gm_counts_absent(short_way, &absent));
        CHECK(absent.missing == 2 && absent.not_applicable == 2 && absent.refused == 2 && absent.invalid == 0);
        OK(gm_counts_count_of(short_way, 1, &n));
        CHECK(n == 4);
        column = column_of(GM_U8, unsigned_bytes, 6);
        FAILS(gm_counts_extend(short_way, &column, NULL), GM_ERR_OFF_SCALE, "rating 255 at index 5");
        column = column_of(GM_I8, off_bytes, 5);
        FAILS(gm_counts_extend(short_way, &column, NULL), GM_ERR_OFF_SCALE, "rating -1 at index 1");
        OK(gm_counts_rows(short_way, &n));
        CHECK(n == 12);
        gm_counts_free(short_way);
    }
    column = column_of(GM_F64, coded, 5);
    OK(gm_counts_extend(counts, &column, NULL));
    OK(gm_counts_absent(counts, &absent));
    CHECK(absent.missing == 1 && absent.not_applicable == 1 && absent.refused == 1 && absent.invalid == 0);
    OK(gm_csat_index_counts(counts, NULL, &estimate));
    SAME(estimate.value, 50.0);
    gm_counts_free(counts);

    counts = NULL;
    scale.direction = 2;
    FAILS(gm_counts_new(&scale, &counts), GM_ERR_INVALID_ARGUMENT, "no direction 2");
    scale.direction = GM_HIGH_IS_GOOD;
    scale.missing = NULL;
    NULLS(gm_counts_new(&scale, &counts));
    scale = scale_of(5, 1);
    FAILS(gm_counts_new(&scale, &counts), GM_ERR_INVALID_SCALE, "below max");
    scale = scale_of(1, 5);
    scale.step = 0;
    FAILS(gm_counts_new(&scale, &counts), GM_ERR_INVALID_SCALE, "measure");
    scale.step = NAN;
    FAILS(gm_counts_new(&scale, &counts), GM_ERR_INVALID_SCALE, "points");
    scale.struct_size = 0;
    FAILS(gm_counts_new(&scale, &counts), GM_ERR_INVALID_ARGUMENT, "struct_size");
    NULLS(gm_counts_new(NULL, &counts));
    scale = scale_of(1, 5);
    NULLS(gm_counts_new(&scale, NULL));
    CHECK(counts == NULL);
}

static void test_csat(void)
{
    static const double ratings[] = {5, 4, 3, 2}, off[] = {5, 4, 5.5, 2};
    static const int8_t nps_ratings[] = {10, 9, 8, 3}, effort[] = {7, 6, 5, 2}, five[] = {1, 2, 5, 4};
    static const double weights[] = {1, 2, 1, 1}, single[] = {4}, equal[] = {4, 4, 4}, top[] = {5}, bad_point[] = {6};
    static const double bad_weights[][4] = {{1, 1, NAN, 1}, {1, -1, 1, 1}, {1, 1, INFINITY, 1}, {1, 1, 1, 2e6}};
    static const char *const bad_weight_places[] = {"missing at index 2", "-1 at index 1", "inf at index 2", "index 3"};
    gm_scale scale = scale_of(1, 5), eleven = scale_of(0, 10), seven = scale_of(1, 7), ten = scale_of(1, 10);
    gm_column column = column_of(GM_F64, ratings, 4), weight = column_of(GM_F64, weights, 4);
    gm_estimate estimate = NO_ESTIMATE;
    gm_top_box_options top_options;
    gm_csat_options options;
    gm_nps_options nps_options;
    gm_nps nps;
    gm_ces ces;
    size_t i;

    OK(gm_top_box_options_init(&top_options));
    OK(gm_csat_options_init(&options));
    OK(gm_nps_options_init(&nps_options));
    NULLS(gm_top_box_options_init(NULL));
    NULLS(gm_csat_options_init(NULL));
    NULLS(gm_nps_options_init(NULL));

    OK(gm_csat_top_box(&column, NULL, &scale, &top_options, &estimate));
    SAME(estimate.value, 0.5);
    /* scipy 1.13.1: binomtest(2, 4).proportion_ci(0.95, 'wilson') */
    NEAR(estimate.low, 0.15003898915214953, 1e-12);
    NEAR(estimate.high, 0.8499610108478505, 1e-12);
    CHECK(estimate.method == GM_METHOD_WILSON && estimate.n_valid == 4);
    OK(gm_csat_top_box(&column, &weight, &scale, NULL, &estimate));
    NEAR(estimate.value, 0.6, 1e-15);
    top_options.points = top;
    top_options.n_points = 1;
    top_options.method = GM_METHOD_CLOPPER_PEARSON;
    OK(gm_csat_top_box(&column, NULL, &scale, &top_options, &estimate));
    SAME(estimate.value, 0.25);
    OK(gm_csat_mean(&column, NULL, &scale, &options, &estimate));
    SAME(estimate.value, 3.5);
    OK(gm_csat_index(&column, NULL, &scale, &options, &estimate));
    SAME(estimate.value, 62.5);

    estimate = NO_ESTIMATE;
    top_options.points = bad_point;
    FAILS(gm_csat_top_box(&column, NULL, &scale, &top_options, &estimate), GM_ERR_INVALID_OPTION, "positive = 6");
    top_options.points = NULL;
    NULLS(gm_csat_top_box(&column, NULL, &scale, &top_options, &estimate));
    top_options.n_points = 0;
    top_options.n_top = 5;
    FAILS(gm_csat_top_box(&column, NULL, &scale, &top_options, &estimate), GM_ERR_INVALID_OPTION, "positive = 5");
    top_options.n_top = 2;
    top_options.method = 99;
    FAILS(gm_csat_top_box(&column, NULL, &scale, &top_options, &estimate), GM_ERR_INVALID_ARGUMENT, "no method 99");
    for (top_options.method = GM_METHOD_NEWCOMBE; top_options.method <= GM_METHOD_FIELLER; top_options.method++) {
        FAILS(gm_csat_top_box(&column, NULL, &scale, &top_options, &estimate), GM_ERR_INVALID_OPTION, "method");
    }
    top_options.struct_size = 4;
    FAILS(gm_csat_top_box(&column, NULL, &scale, &top_options, &estimate), GM_ERR_INVALID_ARGUMENT, "struct_size 4");
    options.level = 95;
    FAILS(gm_csat_mean(&column, NULL, &scale, &options, &estimate), GM_ERR_INVALID_LEVEL, "95 is not between");
    NULLS(gm_csat_mean(NULL, NULL, &scale, NULL, &estimate));
    NULLS(gm_csat_mean(&column, NULL, NULL, NULL, &estimate));
    NULLS(gm_csat_mean(&column, NULL, &scale, NULL, NULL));
    NULLS(gm_csat_mean_counts(NULL, NULL, &estimate));
    NULLS(gm_csat_mean_summary(NULL, 0, "sat", NULL, &estimate));

    column = column_of(GM_F64, off, 4);
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_OFF_SCALE, "rating 5.5 at index 2");
    column = column_of(GM_F64, single, 1);
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_TOO_FEW_RATINGS, "at least 2");
    column = column_of(GM_F64, equal, 3);
    FAILS(gm_csat_mean(&column, NULL, &scale, NULL, &estimate), GM_ERR_ZERO_VARIANCE, "no variation");
    column = column_of(GM_F64, ratings, 4);
    for (i = 0; i < LENGTH(bad_weights); i++) {
        weight = column_of(GM_F64, bad_weights[i], 4);
        FAILS(gm_csat_mean(&column, &weight, &scale, NULL, &estimate), GM_ERR_INVALID_WEIGHT, bad_weight_places[i]);
    }
    weight = column_of(GM_F64, weights, 3);
    FAILS(gm_csat_mean(&column, &weight, &scale, NULL, &estimate), GM_ERR_UNEQUAL_LENGTHS, "3 rows");
    SAME(estimate.value, MARK);

    column = column_of(GM_I8, nps_ratings, 4);
    OK(gm_csat_nps(&column, NULL, &eleven, &nps_options, &nps));
    SAME(nps.score.value, 25.0);
    CHECK(nps.promoters == 2 && nps.passives == 1 && nps.detractors == 1);
    CHECK(nps.distribution[10] == 1 && nps.distribution[3] == 1 && nps.distribution[0] == 0);
    OK(gm_csat_nps(&column, NULL, &ten, NULL, &nps));
    CHECK(nps.distribution[10] == 1 && nps.distribution[3] == 1 && nps.distribution[0] == 0);
    nps.promoters = 77;
    FAILS(gm_csat_nps(&column, NULL, &scale, NULL, &nps), GM_ERR_OFF_SCALE, "rating 10 at index 0");
    nps_options.method = GM_METHOD_WILSON;
    FAILS(gm_csat_nps(&column, NULL, &eleven, &nps_options, &nps), GM_ERR_INVALID_OPTION, "adjusted_wald");
    CHECK(nps.promoters == 77);

    column = column_of(GM_I8, effort, 4);
    FAILS(gm_csat_ces(&column, NULL, &seven, &options, &ces), GM_ERR_INVALID_LEVEL, "95");
    OK(gm_csat_ces(&column, NULL, &seven, NULL, &ces));
    SAME(ces.mean.value, 5.0);
    SAME(ces.easy.value, 0.75);
    SAME(ces.index.value, 25.0);
    CHECK(ces.has_index == 1);
    column = column_of(GM_I8, five, 4);
    OK(gm_csat_ces(&column, NULL, &scale, NULL, &ces));
    CHECK(ces.has_index == 0);
    SAME(ces.index.value, 0.0);
    FAILS(gm_csat_ces(&column, NULL, &ten, NULL, &ces), GM_ERR_INVALID_SCALE, "5 or 7 points");
}

static void test_comparisons(void)
{
    static const char *const labels[] = {"a", "b"}, *const names[] = {"top_2_of_5", "index_5"};
    static const double ratings[] = {5, 4, 4, 3, 4}, earlier[] = {4, 2, 4, 3, 1}, item_ratings[] = {8, 7, 7};
    gm_sample a = {NULL, 56, 70}, b = {NULL, 48, 80}, strata_a[2], strata_b[2];
    gm_scale scale = scale_of(1, 5);
    gm_column column = column_of(GM_F64, ratings, 5), before = column_of(GM_F64, earlier, 5), items[3];
    gm_convention_score scores[2];
    gm_rate_and_mix change;
    gm_pair_counts *pairs = NULL;
    gm_compare_options options;
    gm_standardised standardised;
    gm_comparison found;
    gm_estimate score = NO_ESTIMATE;
    gm_counts *counts = NULL;
    char text[4096];
    size_t needed;

    OK(gm_compare_options_init(&options));
    NULLS(gm_compare_options_init(NULL));
    OK(gm_csat_compare(&a, &b, &options, &found));
    /* ratesci 1.0.0, moverci with Wilson intervals */
    NEAR(found.difference.low, 0.052431, 5.1e-7);
    NEAR(found.difference.high, 0.333873, 5.1e-7);
    CHECK(found.test == GM_TEST_SCORE && found.has_p && !found.has_df);
    NULLS(gm_csat_compare(NULL, &b, &options, &found));
    NULLS(gm_csat_compare(&a, NULL, &options, &found));
    NULLS(gm_csat_compare(&a, &b, NULL, NULL));
    FAILS(gm_csat_compare_target(&a, 80, NULL, &found), GM_ERR_INVALID_OPTION, "0 to 1");
    options.statistic = GM_STATISTIC_MEAN;
    FAILS(gm_csat_compare(&a, &b, &options, &found), GM_ERR_INVALID_OPTION, "as a share alone");
    options.statistic = 9;
    FAILS(gm_csat_compare(&a, &b, &options, &found), GM_ERR_INVALID_ARGUMENT, "no statistic 9");

    OK(gm_counts_new(&scale, &counts));
    OK(gm_counts_extend(counts, &column, NULL));
    OK(gm_csat_score(counts, "index_5", 0.95, &score));
    SAME(score.value, 75);
    OK(gm_csat_side_by_side(counts, names, 2, 0.95, scores));
    SAME(scores[0].score.value, 0.8);
    SAME(scores[1].score.value, 75);
    CHECK(scores[0].statistic != scores[1].statistic);
    FAILS(gm_csat_score(counts, "nps", 0.95, &score), GM_ERR_INVALID_SCALE, "nps is for ratings 0..=10");
    FAILS(gm_csat_score(counts, "csat", 0.95, &score), GM_ERR_INVALID_OPTION, "top_2_of_5");
    NULLS(gm_csat_score(counts, NULL, 0.95, &score));
    OK(gm_csat_convention("acsi_ohio", text, sizeof text, NULL));
    CHECK(strstr(text, "0.3885") != NULL);
    gm_counts_free(counts);

    strata_a[0] = a;
    strata_b[0] = b;
    strata_a[1] = b;
    strata_b[1] = a;
    OK(gm_csat_standardised(labels, strata_a, strata_b, 2, NULL, NULL, 0, &needed, &standardised));
    CHECK(needed > 1 && needed < sizeof text);
    OK(gm_csat_standardised(labels, strata_a, strata_b, 2, NULL, text, sizeof text, NULL, &standardised));
    NEAR(standardised.difference.value, 0, 1e-15);
    NULLS(gm_csat_standardised(labels, strata_a, NULL, 2, NULL, text, sizeof text, NULL, &standardised));
    OK(gm_csat_rate_and_mix(labels, strata_a, strata_b, 2, NULL, text, sizeof text, NULL, &change));
    SAME(change.change, change.rate.value + change.mix + change.interaction);
    NULLS(gm_csat_rate_and_mix(NULL, strata_a, strata_b, 2, NULL, text, sizeof text, NULL, &change));

    OK(gm_csat_conventions(text, sizeof text, NULL));
    CHECK(strstr(text, "\"perfect_10\"") != NULL);
    for (needed = 0; needed < 3; needed++) {
        items[needed] = column_of(GM_F64, item_ratings + needed, 1);
    }
    OK(gm_csat_score_items(items, 3, "acsi_ohio", 0.95, &score));
    NEAR(score.value, 70.98333333333333, 1e-12);
    FAILS(gm_csat_score_items(items, 2, "acsi_ohio", 0.95, &score), GM_ERR_INVALID_OPTION, "3 of the convention");
    OK(gm_pair_counts_new(&scale, &pairs));
    OK(gm_pair_counts_extend(pairs, &before, &column, NULL));
    OK(gm_csat_compare_paired(pairs, NULL, &found));
    SAME(found.difference.value, 0.4);
    CHECK(found.test == GM_TEST_MC_NEMAR_EXACT && found.n_a == 5);
    gm_pair_counts_free(pairs);
}

static void test_bootstrap(void)
{
    static const double ratings[] = {5, 4, 4, 3, 4, 2, 5, 1}, same[] = {4, 4, 4, 4, 4, 4, 4, 4}, negative[] = {1, 2};
    /* Efron's law schools */
    static const double lsat[] = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};
    static const double gpa[] = {3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43,
                                 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96};
    const gm_column column = column_of(GM_F64, ratings, 8), constant = column_of(GM_F64, same, 8);
    const gm_column x = column_of(GM_F64, lsat, 15), y = column_of(GM_F64, gpa, 15);
    const gm_scale scale = scale_of(1, 5);
    gm_sample a = {NULL, 56, 70}, b = {NULL, 48, 80};
    gm_csat_bootstrap_options options;
    gm_estimate found, again;
    gm_compare_options compare;
    gm_comparison difference;
    gm_bootstrap bootstrap;
    gm_counts *counts = NULL;

    OK(gm_bootstrap_init(&bootstrap));
    CHECK(bootstrap.replicates == 10000 && bootstrap.seed == 1 && bootstrap.method == GM_METHOD_BCA);
    NULLS(gm_bootstrap_init(NULL));
    OK(gm_csat_bootstrap_options_init(&options));
    NULLS(gm_csat_bootstrap_options_init(NULL));
    OK(gm_csat_bootstrap(&column, NULL, &scale, NULL, &found));
    SAME(found.value, 0.625);
    CHECK(found.method == GM_METHOD_BCA && found.low < found.value && found.value < found.high);
    OK(gm_counts_new(&scale, &counts));
    OK(gm_counts_extend(counts, &column, NULL));
    OK(gm_csat_bootstrap_counts(counts, &options, &again));
    CHECK(again.low == found.low && again.high == found.high);
    options.statistic = GM_STATISTIC_NET;
    options.negative = negative;
    options.n_negative = 2;
    options.bootstrap = &bootstrap;
    bootstrap.method = GM_METHOD_PERCENTILE;
    OK(gm_csat_bootstrap_counts(counts, &options, &again));
    SAME(again.value, 37.5);
    CHECK(again.method == GM_METHOD_PERCENTILE);
    bootstrap.replicates = 399;
    FAILS(gm_csat_bootstrap_counts(counts, &options, &again), GM_ERR_INVALID_OPTION, "400 to 1000000");
    bootstrap.method = 99;
    FAILS(gm_csat_bootstrap_counts(counts, &options, &again), GM_ERR_INVALID_ARGUMENT, "99");
    FAILS(gm_csat_bootstrap(&constant, NULL, &scale, NULL, &again), GM_ERR_ZERO_VARIANCE, "no variation");
    NULLS(gm_csat_bootstrap(NULL, NULL, &scale, NULL, &found));
    NULLS(gm_csat_bootstrap_counts(NULL, NULL, &found));
    NULLS(gm_csat_bootstrap_summary(NULL, GM_TOTAL, "overall", NULL, &found));
    gm_counts_free(counts);

    OK(gm_bootstrap_init(&bootstrap));
    OK(gm_compare_options_init(&compare));
    compare.bootstrap = &bootstrap;
    OK(gm_csat_compare(&a, &b, &compare, &difference));
    CHECK(difference.difference.method == GM_METHOD_BCA && difference.test == GM_TEST_SCORE);
    OK(gm_stats_correlation(&x, &y, 0.95, NULL, &found));
    NEAR(found.low, 0.4385108, 5e-8);
    bootstrap.replicates = 50000;
    OK(gm_stats_correlation(&x, &y, 0.95, &bootstrap, &found));
    /* R boot 1.3.28.1 */
    NEAR(found.low, 0.3229, 0.01);
    NEAR(found.high, 0.9408, 0.01);
    NULLS(gm_stats_correlation(&x, NULL, 0.95, NULL, &found));
}

static void test_counts(void)
{
    static const double ratings[] = {5, 4, NAN, 4}, weights[] = {1, 1, 1, 1};
    static const uint64_t given[] = {0, 1, 2, 3, 4};
    static const int8_t long_column[1500] = {0};
    gm_scale scale = scale_of(1, 5), other_scale = scale_of(1, 7);
    gm_column column = column_of(GM_F64, ratings, 4), weight = column_of(GM_F64, weights, 4);
    gm_counts *counts = NULL, *other = NULL;
    gm_absent absent = {2, 0, 0, 1};
    gm_estimate estimate;
    gm_nps nps;
    gm_ces ces;
    uint64_t n = 0, table[5];
    int32_t weighted = 7;
    size_t needed = 0;

    OK(gm_counts_new(&scale, &counts));
    OK(gm_counts_extend(counts, &column, NULL));
    OK(gm_counts_push(counts, 1));
    OK(gm_counts_push(counts, NAN));
    FAILS(gm_counts_push(counts, 6), GM_ERR_OFF_SCALE, "rating 6");
    NULLS(gm_counts_push(NULL, 1));
    OK(gm_counts_n_valid(counts, &n));
    CHECK(n == 4);
    OK(gm_counts_n_missing(counts, &n));
    CHECK(n == 2);
    OK(gm_counts_rows(counts, &n));
    CHECK(n == 6);
    OK(gm_counts_count_of(counts, 4, &n));
    CHECK(n == 2);
    OK(gm_counts_count_of(counts, 4.5, &n));
    CHECK(n == 0);
    OK(gm_counts_is_weighted(counts, &weighted));
    CHECK(weighted == 0);
    OK(gm_counts_counts(counts, NULL, 0, &needed));
    CHECK(needed == 5);
    table[0] = 99;
    FAILS(gm_counts_counts(counts, table, 4, &needed), GM_ERR_BUFFER_TOO_SMALL, "5 are needed");
    CHECK(table[0] == 99);
    OK(gm_counts_counts(counts, table, 5, NULL));
    CHECK(table[0] == 1 && table[3] == 2 && table[4] == 1);

    OK(gm_counts_merge(counts, counts));
    OK(gm_counts_rows(counts, &n));
    CHECK(n == 12);
    OK(gm_counts_new(&other_scale, &other));
    FAILS(gm_counts_merge(counts, other), GM_ERR_MISMATCH, "scales differ");
    NULLS(gm_counts_merge(counts, NULL));
    NULLS(gm_counts_merge(NULL, other));
    gm_counts_free(other);

    other = NULL;
    OK(gm_counts_from_counts(&scale, given, 5, &absent, &other));
    OK(gm_counts_rows(other, &n));
    CHECK(n == 13);
    OK(gm_counts_merge(counts, other));
    OK(gm_counts_rows(counts, &n));
    CHECK(n == 25);
    gm_counts_free(other);
    other = NULL;
    FAILS(gm_counts_from_counts(&scale, given, 4, NULL, &other), GM_ERR_INVALID_SCALE, "4 counts");
    CHECK(other == NULL);

    OK(gm_counts_push_weighted(counts, 5, 0.5));
    FAILS(gm_counts_push_weighted(counts, 5, -0.5), GM_ERR_INVALID_WEIGHT, "-0.5");
    OK(gm_counts_extend(counts, &column, &weight));
    OK(gm_counts_is_weighted(counts, &weighted));
    CHECK(weighted == 1);
    OK(gm_csat_top_box_counts(counts, NULL, &estimate));
    OK(gm_csat_mean_counts(counts, NULL, &estimate));
    OK(gm_csat_ces_counts(counts, NULL, &ces));
    FAILS(gm_csat_nps_counts(counts, NULL, &nps), GM_ERR_INVALID_SCALE, "NPS");

    /* All or nothing, and the index of the whole column. */
    OK(gm_counts_rows(counts, &n));
    column = column_of(GM_I8, long_column, LENGTH(long_column));
    {
        uint64_t before = n;
        double values[1500];
        size_t i;
        for (i = 0; i < LENGTH(values); i++) {
            values[i] = i == 1234 ? 9 : 3;
        }
        column = column_of(GM_F64, values, LENGTH(values));
        FAILS(gm_counts_extend(counts, &column, NULL), GM_ERR_OFF_SCALE, "rating 9 at index 1234");
        OK(gm_counts_rows(counts, &n));
        CHECK(n == before);
    }
    gm_counts_free(counts);
    gm_counts_free(NULL);
}

static void test_pairs_and_moments(void)
{
    static const double r[] = {7, 6, NAN}, d[] = {5, 6, 4}, weights[] = {1, 2, 3}, not_applicable[] = {9};
    static const double seconds[] = {10000000.2, 10000000.1, 10000000.3, NAN}, four[] = {1, 1, 1, 1};
    gm_scale scale = scale_of(1, 7), other_scale = scale_of(1, 5);
    gm_column reference = column_of(GM_F64, r, 3), delivered = column_of(GM_F64, d, 3);
    gm_column weight = column_of(GM_F64, weights, 3), values = column_of(GM_F64, seconds, 4);
    gm_column ones = column_of(GM_F64, four, 4);
    gm_pair_counts *pairs = NULL, *other = NULL;
    gm_counts *counts = NULL;
    gm_moments *moments = NULL;
    gm_absent absent;
    uint64_t n = 0;
    double value = MARK;
    int32_t has_value = 7;

    OK(gm_pair_counts_new(&scale, &pairs));
    OK(gm_pair_counts_extend(pairs, &reference, &delivered, NULL));
    OK(gm_pair_counts_n_pairs(pairs, &n));
    CHECK(n == 2);
    OK(gm_pair_counts_count_of(pairs, 7, 5, &n));
    CHECK(n == 1);
    OK(gm_pair_counts_delivered(pairs, &counts));
    OK(gm_counts_n_valid(counts, &n));
    CHECK(n == 3);
    gm_counts_free(counts);
    OK(gm_pair_counts_reference(pairs, &counts));
    OK(gm_counts_n_valid(counts, &n));
    CHECK(n == 2);
    gm_counts_free(counts);
    OK(gm_pair_counts_push(pairs, 1, 2));
    OK(gm_pair_counts_n_excluded(pairs, &n));
    CHECK(n == 0);
    FAILS(gm_pair_counts_push(pairs, 1, 8), GM_ERR_OFF_SCALE, "delivered");
    OK(gm_pair_counts_merge(pairs, pairs));
    OK(gm_pair_counts_n_pairs(pairs, &n));
    CHECK(n == 6);
    OK(gm_pair_counts_extend(pairs, &reference, &delivered, &weight));
    delivered.n = 2;
    FAILS(gm_pair_counts_extend(pairs, &reference, &delivered, NULL), GM_ERR_UNEQUAL_LENGTHS, "delivered");
    delivered.n = 3;
    weight.n = 2;
    FAILS(gm_pair_counts_extend(pairs, &reference, &delivered, &weight), GM_ERR_UNEQUAL_LENGTHS, "weights");
    other_scale.not_applicable = not_applicable;
    other_scale.n_not_applicable = 1;
    OK(gm_pair_counts_new(&other_scale, &other));
    OK(gm_pair_counts_push(other, 9, 4));
    OK(gm_pair_counts_push(other, 5, NAN));
    OK(gm_pair_counts_n_excluded(other, &n));
    CHECK(n == 1);
    NULLS(gm_pair_counts_n_excluded(other, NULL));
    FAILS(gm_pair_counts_merge(pairs, other), GM_ERR_MISMATCH, "scales differ");
    NULLS(gm_pair_counts_n_pairs(NULL, &n));
    NULLS(gm_pair_counts_n_pairs(pairs, NULL));
    gm_pair_counts_free(other);
    gm_pair_counts_free(pairs);
    gm_pair_counts_free(NULL);

    OK(gm_moments_new(&moments));
    OK(gm_moments_mean(moments, &value, &has_value));
    CHECK(has_value == 0);
    SAME(value, 0.0);
    OK(gm_moments_extend(moments, &values, NULL));
    OK(gm_moments_mean(moments, &value, &has_value));
    CHECK(has_value == 1);
    SAME(value, 10000000.2);
    OK(gm_moments_std_dev(moments, &value, &has_value));
    SAME(value, 0.1);
    OK(gm_moments_std_error(moments, &value, &has_value));
    NEAR(value, 0.1 / sqrt(3.0), 1e-12);
    OK(gm_moments_n_valid(moments, &n));
    CHECK(n == 3);
    OK(gm_moments_absent(moments, &absent));
    CHECK(absent.missing == 1);
    OK(gm_moments_push(moments, 1));
    FAILS(gm_moments_push(moments, INFINITY), GM_ERR_OFF_SCALE, "inf");
    OK(gm_moments_extend(moments, &values, &ones));
    FAILS(gm_moments_extend(moments, &values, &weight), GM_ERR_UNEQUAL_LENGTHS, "weights");
    OK(gm_moments_merge(moments, moments));
    NULLS(gm_moments_mean(moments, NULL, &has_value));
    NULLS(gm_moments_mean(moments, &value, NULL));
    NULLS(gm_moments_new(NULL));
    gm_moments_free(moments);
    gm_moments_free(NULL);
}

static void test_instruments(const char *root)
{
    static const char *const ids[] = {"speed", "tone"}, *const dimensions[] = {"process", "people"};
    static const char *const partly[] = {"process", NULL}, *const bad[] = {"speed", NULL};
    static const double weights[] = {0.4, 0.6}, wrong[] = {0.4, 0.5};
    gm_instrument *instrument = instrument_from_file(root, "restaurant.toml"), *copy = NULL;
    gm_paired_options options;
    gm_scale scale = scale_of(1, 7);
    size_t n = 0, needed = 0;
    char text[200], not_utf8[] = "id = \"\xff\"";
    char *long_text;
    int32_t viewpoint;

    OK(gm_instrument_id(instrument, text, sizeof text, NULL));
    CHECK(strcmp(text, "restaurant") == 0);
    OK(gm_instrument_title(instrument, "nl", text, sizeof text, NULL));
    CHECK(strcmp(text, "Restaurantenqu\xc3\xaate (gesimuleerd)") == 0);
    OK(gm_instrument_title(instrument, NULL, text, sizeof text, NULL));
    CHECK(strcmp(text, "Restaurant survey (simulated)") == 0);
    OK(gm_instrument_n_attributes(instrument, &n));
    CHECK(n == 22);
    OK(gm_instrument_n_dimensions(instrument, &n));
    CHECK(n == 5);
    OK(gm_instrument_n_items(instrument, &n));
    CHECK(n == 2);
    OK(gm_instrument_attribute_id(instrument, 21, text, sizeof text, NULL));
    CHECK(strcmp(text, "RES4") == 0);
    OK(gm_instrument_attribute_label(instrument, 0, NULL, text, sizeof text, NULL));
    CHECK(strcmp(text, "Table ready at the reserved time") == 0);
    OK(gm_instrument_attribute_dimension(instrument, 21, &n));
    CHECK(n == 4);
    OK(gm_instrument_attribute_column(instrument, 0, GM_EXPECTATION, text, sizeof text, NULL));
    CHECK(strcmp(text, "E_REL1") == 0);
    OK(gm_instrument_attribute_column(instrument, 0, GM_PERCEPTION, text, sizeof text, NULL));
    CHECK(strcmp(text, "P_REL1") == 0);
    for (viewpoint = GM_MANAGEMENT; viewpoint <= GM_COMMUNICATED; viewpoint++) {
        FAILS(gm_instrument_attribute_column(instrument, 0, viewpoint, text, sizeof text, NULL),
              GM_ERR_MISSING_VIEWPOINT, "needs the viewpoint");
    }
    for (viewpoint = GM_EMPLOYEE; viewpoint <= GM_ADEQUATE; viewpoint++) {
        FAILS(gm_instrument_attribute_column(instrument, 0, viewpoint, text, sizeof text, NULL),
              GM_ERR_MISSING_VIEWPOINT, "needs the viewpoint");
    }
    FAILS(gm_instrument_attribute_column(instrument, 0, 8, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "8");
    OK(gm_instrument_dimension_id(instrument, 0, text, sizeof text, NULL));
    CHECK(strcmp(text, "reliability") == 0);
    OK(gm_instrument_dimension_label(instrument, 0, "fr", text, sizeof text, NULL));
    OK(gm_instrument_item_id(instrument, 1, text, sizeof text, NULL));
    CHECK(strcmp(text, "recommend") == 0);
    OK(gm_instrument_item_label(instrument, 1, "et", text, sizeof text, NULL));
    OK(gm_instrument_item_column(instrument, 1, text, sizeof text, NULL));
    CHECK(strcmp(text, "recommend") == 0);
    FAILS(gm_instrument_item_id(instrument, 2, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "there are 2");
    FAILS(gm_instrument_dimension_id(instrument, 5, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "there are 5");
    FAILS(gm_instrument_attribute_id(instrument, 22, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "are 22");

    OK(gm_instrument_to_json(instrument, NULL, 0, &needed));
    long_text = malloc(needed);
    OK(gm_instrument_to_json(instrument, long_text, needed, NULL));
    OK(gm_instrument_from_json(long_text, &copy));
    gm_instrument_free(copy);
    free(long_text);
    OK(gm_instrument_to_toml(instrument, NULL, 0, &needed));
    long_text = malloc(needed);
    OK(gm_instrument_to_toml(instrument, long_text, needed, NULL));
    OK(gm_instrument_from_toml(long_text, &copy));
    gm_instrument_free(copy);
    free(long_text);
    OK(gm_instrument_schema(NULL, 0, &needed));
    long_text = malloc(needed);
    OK(gm_instrument_schema(long_text, needed, NULL));
    CHECK(strstr(long_text, "\"viewpoints\"") != NULL);
    free(long_text);
    gm_instrument_free(instrument);

    OK(gm_instrument_servqual(&instrument));
    OK(gm_instrument_n_attributes(instrument, &n));
    CHECK(n == 22);
    gm_instrument_free(instrument);
    OK(gm_instrument_servperf(&instrument));
    FAILS(gm_instrument_attribute_column(instrument, 0, GM_EXPECTATION, text, sizeof text, NULL),
          GM_ERR_MISSING_VIEWPOINT, "expectation");
    gm_instrument_free(instrument);
    OK(gm_instrument_gap_model(&instrument));
    for (viewpoint = GM_EXPECTATION; viewpoint <= GM_PERCEPTION; viewpoint++) {
        OK(gm_instrument_attribute_column(instrument, 21, viewpoint, text, sizeof text, NULL));
        CHECK(text[0] == "EMSDCP"[viewpoint] && strcmp(text + 1, "_RES4") == 0);
    }
    gm_instrument_free(instrument);
    NULLS(gm_instrument_gap_model(NULL));
    for (viewpoint = GM_EXPECTATION; viewpoint <= GM_ADEQUATE; viewpoint++) {
        OK(gm_instrument_question(viewpoint, "et", text, sizeof text, NULL));
        CHECK(strcmp(text + strlen(text) - 5, ": \xe2\x80\xa6") == 0);
    }
    OK(gm_instrument_question(GM_STANDARD, NULL, text, sizeof text, &needed));
    CHECK(strstr(text, "What our written standards require") == text && needed == strlen(text) + 1);
    FAILS(gm_instrument_question(8, NULL, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "no viewpoint 8");
    FAILS(gm_instrument_question(0, "de", text, sizeof text, NULL), GM_ERR_INVALID_OPTION, "en, nl, fr, et");

    OK(gm_instrument_paired(ids, 2, &scale, NULL, &instrument));
    OK(gm_instrument_attribute_dimension(instrument, 1, &n));
    CHECK(n == GM_NONE);
    gm_instrument_free(instrument);
    OK(gm_paired_options_init(&options));
    options.dimension_ids = dimensions;
    options.weights = weights;
    options.n_weights = 2;
    options.points = 0;
    OK(gm_instrument_paired(ids, 2, &scale, &options, &instrument));
    OK(gm_instrument_n_dimensions(instrument, &n));
    CHECK(n == 2);
    gm_instrument_free(instrument);
    instrument = NULL;
    options.weights = wrong;
    FAILS(gm_instrument_paired(ids, 2, &scale, &options, &instrument), GM_ERR_WEIGHT_SUM, "sum to");
    options.n_weights = 1;
    FAILS(gm_instrument_paired(ids, 2, &scale, &options, &instrument), GM_ERR_UNEQUAL_LENGTHS, "weights");
    options.dimension_ids = partly;
    options.weights = NULL;
    NULLS(gm_instrument_paired(ids, 2, &scale, &options, &instrument));
    options.n_weights = 0;
    OK(gm_instrument_paired(ids, 2, &scale, &options, &instrument));
    gm_instrument_free(instrument);
    instrument = NULL;
    FAILS(gm_instrument_paired(bad, 2, &scale, NULL, &instrument), GM_ERR_NULL_POINTER, "attribute_ids[1] is NULL");
    FAILS(gm_instrument_paired(ids, 0, &scale, NULL, &instrument), GM_ERR_INVALID_INSTRUMENT, "neither attributes");
    FAILS(gm_instrument_paired(NULL, 0, &scale, NULL, &instrument), GM_ERR_INVALID_INSTRUMENT, "neither attributes");
    options.struct_size = 1;
    FAILS(gm_instrument_paired(ids, 2, &scale, &options, &instrument), GM_ERR_INVALID_ARGUMENT, "struct_size 1");
    NULLS(gm_paired_options_init(NULL));

    FAILS(gm_instrument_from_toml("id = ", &instrument), GM_ERR_INVALID_INSTRUMENT, "line 1");
    FAILS(gm_instrument_from_toml("", &instrument), GM_ERR_INVALID_INSTRUMENT, "id");
    FAILS(gm_instrument_from_toml(not_utf8, &instrument), GM_ERR_INVALID_ARGUMENT, "not UTF-8: byte 6");
    FAILS(gm_instrument_from_json("{", &instrument), GM_ERR_INVALID_INSTRUMENT, "line 1");
    FAILS(gm_instrument_from_json("{\"id\": \"x\", \"unknown\": 1}", &instrument), GM_ERR_INVALID_INSTRUMENT, "unknown");
    NULLS(gm_instrument_from_toml(NULL, &instrument));
    NULLS(gm_instrument_from_json(NULL, &instrument));
    NULLS(gm_instrument_servqual(NULL));
    NULLS(gm_instrument_id(NULL, text, sizeof text, NULL));
    CHECK(instrument == NULL);
    gm_instrument_free(NULL);
}

/* Every entry of the quick table has the figures of the full one, bit for bit. */
static void check_segment_comparisons(const gm_summary *summary)
{
    gm_segment_comparisons *found = NULL;
    gm_segment_comparison row;
    gm_compare_options options;
    char text[256];
    size_t i, n = 0, segments = 0;

    OK(gm_compare_options_init(&options));
    options.statistic = GM_STATISTIC_NPS;
    OK(gm_summary_n_by(summary, &n));
    if (n == 0) {
        FAILS(gm_csat_segments(summary, "recommend", NULL, 0, NULL, &found), GM_ERR_INVALID_OPTION, "segment columns");
        return;
    }
    OK(gm_csat_segments(summary, "recommend", NULL, 0, &options, &found));
    OK(gm_segment_comparisons_n(found, &n));
    OK(gm_summary_n_segments(summary, &segments));
    CHECK(n == segments);
    for (i = 0; i < n; i++) {
        OK(gm_segment_comparisons_get(found, i, &row));
        OK(gm_segment_comparisons_label(found, i, 0, text, sizeof text, NULL));
        CHECK(row.has_value && row.has_difference && row.has_p_adjusted && row.p_adjusted >= row.difference.p);
    }
    FAILS(gm_segment_comparisons_get(found, n, &row), GM_ERR_INVALID_ARGUMENT, "no segment");
    FAILS(gm_segment_comparisons_label(found, 0, 9, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "no column");
    OK(gm_segment_comparisons_json(found, NULL, 0, &n));
    gm_segment_comparisons_free(found);
    gm_segment_comparisons_free(NULL);
    found = NULL;
    FAILS(gm_csat_segments(summary, "none", NULL, 0, NULL, &found), GM_ERR_UNKNOWN_ITEM, "none");
    options.against = GM_AGAINST_TARGET;
    options.target = 400;
    FAILS(gm_csat_segments(summary, "recommend", NULL, 0, &options, &found), GM_ERR_INVALID_OPTION, "-100 to 100");
    options.against = 3;
    FAILS(gm_csat_segments(summary, "recommend", NULL, 0, &options, &found), GM_ERR_INVALID_ARGUMENT, "3");
    CHECK(found == NULL);
}

static void check_segments(const gm_summary *summary)
{
    gm_segment_gaps *gaps = NULL;
    gm_segment_gap *all, one;
    gm_servqual_options options;
    gm_servqual_result *result = NULL;
    gm_gap_row row;
    size_t n = 0, segments = 0, measured = 0, rows = 0, needed = 0, i = 0, segment, index;
    int32_t kind;
    char id[101], row_id[101];
    char *json;

    OK(gm_servqual_options_init(&options));
    options.tests = 0;
    options.level = 0.9;
    check_segment_comparisons(summary);
    OK(gm_gap_segments(summary, 0.9, &gaps));
    OK(gm_segment_gaps_n(gaps, &n));
    OK(gm_summary_n_segments(summary, &segments));
    OK(gm_segment_gaps_n_measured(gaps, &measured));
    CHECK(n == segments * measured && n > 0);
    all = malloc(n * sizeof *all);
    OK(gm_segment_gaps_copy(gaps, 0, n, all));
    for (segment = 0; segment < segments; segment++) {
        OK(gm_gap_servqual(summary, segment, &options, &result));
        for (kind = GM_ROW_ATTRIBUTE; kind <= GM_ROW_ALL_ITEMS; kind++) {
            OK(gm_servqual_n_rows(result, kind, &rows));
            for (index = 0; index < rows; index++, i++) {
                OK(gm_servqual_row(result, kind, index, &row));
                OK(gm_servqual_row_id(result, kind, index, row_id, sizeof row_id, NULL));
                OK(gm_segment_gaps_get(gaps, i, &one));
                OK(gm_segment_gaps_measured_id(gaps, one.measured, id, sizeof id, NULL));
                CHECK(strcmp(id, row_id) == 0 && one.segment == segment);
                CHECK(memcmp(&one, &all[i], sizeof one) == 0);
                CHECK(one.n_valid == row.gap.n_valid && one.n_absent == row.gap.n_missing + row.gap.n_excluded);
                CHECK(one.has_spread == row.gap.has_low && one.reserved == 0);
                SAME(one.expectation_mean, row.expectation_mean);
                SAME(one.perception_mean, row.perception_mean);
                SAME(one.gap, row.gap.value);
                SAME(one.std_dev, row.std_dev);
                SAME(one.low, row.gap.low);
                SAME(one.high, row.gap.high);
            }
        }
        gm_servqual_result_free(result);
    }
    CHECK(i == n);
    memset(&one, 0, sizeof one);
    OK(gm_segment_gaps_copy(gaps, n - 1, 1, &one));
    CHECK(memcmp(&one, &all[n - 1], sizeof one) == 0);
    OK(gm_segment_gaps_copy(gaps, n, 0, NULL));
    one.gap = MARK;
    FAILS(gm_segment_gaps_copy(gaps, n, 1, &one), GM_ERR_INVALID_ARGUMENT, "no 1 entries");
    FAILS(gm_segment_gaps_copy(gaps, 1, (size_t)-1, &one), GM_ERR_INVALID_ARGUMENT, "entries from 1");
    NULLS(gm_segment_gaps_copy(gaps, 0, 1, NULL));
    FAILS(gm_segment_gaps_get(gaps, n, &one), GM_ERR_INVALID_ARGUMENT, "no entry");
    SAME(one.gap, MARK);
    FAILS(gm_segment_gaps_measured_id(gaps, measured, id, sizeof id, NULL), GM_ERR_INVALID_ARGUMENT, "thing measured");
    OK(gm_segment_gaps_json(gaps, NULL, 0, &needed));
    json = malloc(needed);
    OK(gm_segment_gaps_json(gaps, json, needed, NULL));
    CHECK(strstr(json, "\"level\":0.9") != NULL && strstr(json, "\"spread\"") != NULL);
    free(json);
    free(all);
    gm_segment_gaps_free(gaps);
    gm_segment_gaps_free(NULL);
    gaps = NULL;
    FAILS(gm_gap_segments(summary, 95, &gaps), GM_ERR_INVALID_LEVEL, "95");
    NULLS(gm_gap_segments(NULL, 0.95, &gaps));
    NULLS(gm_gap_segments(summary, 0.95, NULL));
    NULLS(gm_segment_gaps_n(NULL, &n));
    CHECK(gaps == NULL);
}

static void test_restaurant(const char *root)
{
    /* Published: restaurant study, N = 51, table 5; the simulated survey matches it to 0.003. */
    static const struct {
        const char *id;
        double gap, std_dev, t;
    } published[] = {
        {"tangibles", -0.4265, 0.53454, -5.698},
        {"reliability", -0.4314, 0.52194, -5.9026},
        {"responsiveness", -0.4314, 0.61660, -4.9965},
        {"assurance", -0.4935, 0.64890, -5.4312},
        {"empathy", 0.3431, 0.65185, 3.7589},
    };
    static const char *const by[] = {"branch"}, *const market[] = {"market"}, *const nowhere[] = {"nowhere"};
    gm_instrument *instrument = instrument_from_file(root, "restaurant.toml"), *same = NULL;
    gm_summary *summary = NULL, *branches = NULL, *copy = NULL;
    gm_summary_options options;
    gm_servqual_options gap_options;
    gm_servqual_result *result = NULL;
    gm_servperf_options performance_options;
    gm_servperf_result *performance = NULL;
    gm_gap_row row;
    gm_performance_row performed;
    gm_weighted_score weighted;
    gm_straight_liners straight;
    gm_estimate estimate;
    gm_nps nps;
    gm_ces ces;
    gm_counts *counts = NULL;
    gm_pair_counts *pairs = NULL;
    gm_moments *moments = NULL;
    char path[1000], text[200], toml[1000];
    char *csv, *json;
    uint8_t *bytes, *again;
    uint64_t n = 0, total = 0, respondents = 0;
    int32_t code = -1;
    size_t i, segments = 0, index = 0, needed = 0, rows = 0;
    double sum = 0;

    (void)snprintf(path, sizeof path, "%s/examples/restaurant.csv", root);
    (void)snprintf(toml, sizeof toml, "%s/examples/nothing.csv", root);
    OK(gm_summarize_csv(path, instrument, NULL, NULL, &summary));
    FAILS(gm_summarize_csv(toml, instrument, NULL, NULL, &copy), GM_ERR_IO, "nothing.csv");
    NULLS(gm_summarize_csv(NULL, instrument, NULL, NULL, &copy));
    NULLS(gm_summarize_csv(path, NULL, NULL, NULL, &copy));
    OK(gm_summary_rows(summary, &n));
    CHECK(n == 51);
    OK(gm_summary_n_segments(summary, &segments));
    CHECK(segments == 1);
    OK(gm_summary_n_by(summary, &segments));
    CHECK(segments == 0);

    OK(gm_servqual_options_init(&gap_options));
    gap_options.language = "nl";
    OK(gm_gap_servqual(summary, GM_TOTAL, &gap_options, &result));
    printf("restaurant survey, 51 guests:\n");
    for (i = 0; i < LENGTH(published); i++) {
        row = dimension_row(result, published[i].id);
        printf("  %-15s gap %+.4f sd %.4f t %+.3f p %.2g\n", published[i].id, row.gap.value, row.std_dev, row.test.t,
               row.test.p_adjusted);
        NEAR(row.gap.value, published[i].gap, 0.003);
        NEAR(row.std_dev, published[i].std_dev, 0.003);
        NEAR(row.test.t, published[i].t, 0.04);
        CHECK(row.has_std_dev && row.has_test && row.has_signed_rank && row.has_median && !row.has_expectation);
        SAME(row.expectation.mean, 0.0);
        sum += row.gap.value / 5;
    }
    OK(gm_servqual_n_rows(result, GM_ROW_ATTRIBUTE, &rows));
    CHECK(rows == 22);
    OK(gm_servqual_row(result, GM_ROW_ATTRIBUTE, 0, &row));
    CHECK(row.has_expectation && row.has_perception && row.expectation.n_valid == 51);
    OK(gm_servqual_row_label(result, GM_ROW_DIMENSION, 0, text, sizeof text, NULL));
    CHECK(strcmp(text, "Betrouwbaarheid") == 0);
    OK(gm_servqual_row(result, GM_ROW_OVERALL, 0, &row));
    NEAR(row.gap.value, sum, 1e-12);
    NEAR(row.gap.value, -0.28794, 0.003);
    OK(gm_servqual_row(result, GM_ROW_ALL_ITEMS, 0, &row));
    CHECK(row.gap.n_valid == 51 && row.gap.n_missing == 0);
    row.gap.value = MARK;
    FAILS(gm_servqual_row(result, GM_ROW_ALL_ITEMS, 1, &row), GM_ERR_INVALID_ARGUMENT, "no row 1");
    FAILS(gm_servqual_row(result, 4, 0, &row), GM_ERR_INVALID_ARGUMENT, "no kind 4");
    NULLS(gm_servqual_row(NULL, 0, 0, &row));
    SAME(row.gap.value, MARK);
    OK(gm_servqual_n_weighted(result, &rows));
    CHECK(rows == 1);
    OK(gm_servqual_weighted(result, 0, &weighted));
    CHECK(weighted.weighting == GM_WEIGHTING_DIMENSIONS);
    FAILS(gm_servqual_weighted(result, 1, &weighted), GM_ERR_INVALID_ARGUMENT, "no weighted score 1");
    OK(gm_servqual_respondents(result, &respondents));
    CHECK(respondents == 51);
    OK(gm_servqual_straight_liners(result, &straight));
    CHECK(straight.both <= straight.expectation);
    OK(gm_servqual_n_unanswered(result, &rows));
    CHECK(rows == 0);
    FAILS(gm_servqual_unanswered(result, 0, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "unanswered");
    OK(gm_servqual_family(result, &code));
    CHECK(code == GM_ADJUST_HOLM);
    OK(gm_servqual_json(result, NULL, 0, &needed));
    json = malloc(needed);
    OK(gm_servqual_json(result, json, needed, NULL));
    CHECK(strstr(json, "\"all_items\"") != NULL && json[0] == '{');
    free(json);
    gm_servqual_result_free(result);
    gm_servqual_result_free(NULL);

    gap_options.tests = 0;
    gap_options.family = GM_ADJUST_BH;
    OK(gm_gap_servqual(summary, 0, &gap_options, &result));
    OK(gm_servqual_row(result, GM_ROW_ALL_ITEMS, 0, &row));
    CHECK(!row.has_test && !row.has_median);
    SAME(row.test.t, 0.0);
    gm_servqual_result_free(result);
    result = NULL;
    gap_options.family = 6;
    FAILS(gm_gap_servqual(summary, 0, &gap_options, &result), GM_ERR_INVALID_ARGUMENT, "no adjustment 6");
    gap_options.family = GM_ADJUST_NONE;
    gap_options.level = 1;
    FAILS(gm_gap_servqual(summary, 0, &gap_options, &result), GM_ERR_INVALID_LEVEL, "level 1");
    FAILS(gm_gap_servqual(summary, 1, NULL, &result), GM_ERR_INVALID_ARGUMENT, "no segment 1");
    NULLS(gm_gap_servqual(NULL, 0, NULL, &result));
    NULLS(gm_servqual_options_init(NULL));
    CHECK(result == NULL);

    OK(gm_servperf_options_init(&performance_options));
    OK(gm_gap_servperf(summary, GM_TOTAL, &performance_options, &performance));
    OK(gm_servperf_n_rows(performance, GM_ROW_DIMENSION, &rows));
    CHECK(rows == 5);
    OK(gm_servperf_row(performance, GM_ROW_ATTRIBUTE, 0, &performed));
    CHECK(performed.has_ceiling && performed.perception.n_valid == 51);
    OK(gm_servperf_row_id(performance, GM_ROW_DIMENSION, 2, text, sizeof text, NULL));
    CHECK(strcmp(text, "tangibles") == 0);
    OK(gm_servperf_row(performance, GM_ROW_DIMENSION, 2, &performed));
    NEAR(performed.perception.value, 3.5147, 0.003);
    OK(gm_servperf_row_label(performance, GM_ROW_DIMENSION, 2, text, sizeof text, NULL));
    OK(gm_servperf_n_weighted(performance, &rows));
    CHECK(rows == 1);
    OK(gm_servperf_weighted(performance, 0, &weighted));
    OK(gm_servperf_respondents(performance, &respondents));
    CHECK(respondents == 51);
    OK(gm_servperf_straight_liners(performance, &straight));
    OK(gm_servperf_n_unanswered(performance, &rows));
    CHECK(rows == 0);
    FAILS(gm_servperf_unanswered(performance, 0, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "unanswered");
    OK(gm_servperf_json(performance, NULL, 0, &needed));
    CHECK(needed > 1000);
    NULLS(gm_servperf_options_init(NULL));
    NULLS(gm_gap_servperf(summary, 0, NULL, NULL));
    gm_servperf_result_free(performance);
    gm_servperf_result_free(NULL);

    OK(gm_csat_top_box_summary(summary, GM_TOTAL, "satisfaction", NULL, &estimate));
    CHECK(estimate.n_valid + estimate.n_missing == 51);
    OK(gm_csat_mean_summary(summary, GM_TOTAL, "satisfaction", NULL, &estimate));
    OK(gm_csat_index_summary(summary, 0, "satisfaction", NULL, &estimate));
    OK(gm_csat_ces_summary(summary, 0, "satisfaction", NULL, &ces));
    OK(gm_csat_nps_summary(summary, 0, "recommend", NULL, &nps));
    CHECK(nps.promoters + nps.passives + nps.detractors == nps.score.n_valid);
    OK(gm_summary_counts(summary, 0, "recommend", &counts));
    OK(gm_csat_nps_counts(counts, NULL, &nps));
    gm_counts_free(counts);
    OK(gm_summary_pairs(summary, 0, "REL1", &pairs));
    OK(gm_pair_counts_n_pairs(pairs, &n));
    CHECK(n == 51);
    gm_pair_counts_free(pairs);
    FAILS(gm_csat_mean_summary(summary, 0, "nothing", NULL, &estimate), GM_ERR_UNKNOWN_ITEM, "satisfaction");
    FAILS(gm_summary_counts(summary, 0, "nothing", &counts), GM_ERR_UNKNOWN_ITEM, "nothing");
    FAILS(gm_summary_pairs(summary, 0, "nothing", &pairs), GM_ERR_UNKNOWN_ITEM, "nothing");
    FAILS(gm_summary_moments(summary, 0, "recommend", &moments), GM_ERR_UNKNOWN_ITEM, "recommend");

    /* The same by branch, and from text in memory. */
    OK(gm_summary_options_init(&options));
    options.by = by;
    options.n_by = 1;
    options.weight = "weight";
    csv = read_file(path);
    OK(gm_summarize_csv_text((const uint8_t *)csv, strlen(csv), instrument, &options, NULL, &branches));
    free(csv);
    OK(gm_summary_is_weighted(branches, &code));
    CHECK(code == 1);
    OK(gm_summary_n_by(branches, &index));
    CHECK(index == 1);
    OK(gm_summary_by(branches, 0, text, sizeof text, NULL));
    CHECK(strcmp(text, "branch") == 0);
    FAILS(gm_summary_by(branches, 1, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "segment column 1");
    OK(gm_summary_n_segments(branches, &segments));
    CHECK(segments >= 2);
    for (i = 0; i < segments; i++) {
        OK(gm_summary_segment_label(branches, i, 0, text, sizeof text, NULL));
        OK(gm_summary_segment_rows(branches, i, &n));
        total += n;
    }
    CHECK(total == 51);
    OK(gm_summary_find_segment(branches, market, 1, &index));
    OK(gm_summary_segment_label(branches, index, 0, text, sizeof text, NULL));
    CHECK(strcmp(text, "market") == 0);
    FAILS(gm_summary_find_segment(branches, nowhere, 1, &index), GM_ERR_UNKNOWN_SEGMENT, "nowhere");
    FAILS(gm_summary_find_segment(branches, NULL, 0, &index), GM_ERR_UNKNOWN_SEGMENT, "()");
    FAILS(gm_summary_segment_label(branches, segments, 0, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "segment");
    FAILS(gm_summary_segment_label(branches, 0, 1, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "segment column");
    FAILS(gm_summary_merge(summary, branches), GM_ERR_MISMATCH, "segment columns differ");
    OK(gm_gap_servqual(branches, index, NULL, &result));
    gm_servqual_result_free(result);
    OK(gm_gap_servqual(branches, GM_TOTAL, NULL, &result));
    gm_servqual_result_free(result);

    check_segments(summary);
    check_segments(branches);

    /* Bytes there and back. */
    OK(gm_summary_to_bytes(branches, NULL, 0, &needed));
    bytes = malloc(needed);
    again = malloc(needed);
    OK(gm_summary_to_bytes(branches, bytes, needed, NULL));
    OK(gm_summary_from_bytes(bytes, needed, &copy));
    OK(gm_summary_to_bytes(copy, again, needed, &index));
    CHECK(index == needed && memcmp(bytes, again, needed) == 0);
    OK(gm_summary_merge(copy, branches));
    OK(gm_summary_rows(copy, &n));
    CHECK(n == 102);
    OK(gm_summary_merge(copy, copy));
    OK(gm_summary_rows(copy, &n));
    CHECK(n == 204);
    OK(gm_summary_instrument(copy, &same));
    OK(gm_instrument_id(same, text, sizeof text, NULL));
    CHECK(strcmp(text, "restaurant") == 0);
    gm_instrument_free(same);
    gm_summary_free(copy);
    free(bytes);
    free(again);

    gm_summary_free(branches);
    gm_summary_free(summary);
    gm_summary_free(NULL);
    gm_instrument_free(instrument);
}

static void test_observing(void)
{
    static const int8_t sat[] = {5, 4, 3, 5}, codes[] = {0, 1, 0, 1}, bad_codes[] = {0, 1, 2, 1}, off[] = {5, 9, 3, 4};
    static const double wait[] = {10, 20.5, NAN, 30}, weights[] = {1, 1, 2, 0.5};
    static const char *const shops[] = {"9", "10", NULL, "9"}, *const names[] = {"east", "west"};
    static const char *const by[] = {"shop"}, *const twice[] = {"shop", "shop"}, *const nine[] = {"9"}, *const none[] = {""};
    gm_instrument *instrument = small_instrument();
    gm_column ratings = column_of(GM_I8, sat, 4), waits = column_of(GM_F64, wait, 4);
    gm_column coded = column_of(GM_I8, codes, 4), weight = column_of(GM_F64, weights, 4);
    gm_column off_ratings = column_of(GM_I8, off, 4);
    gm_summary_options options;
    gm_summary *summary = NULL, *other = NULL;
    gm_field fields[4];
    gm_moments *moments = NULL;
    gm_counts *counts = NULL;
    gm_absent absent;
    gm_estimate estimate;
    uint64_t n = 77;
    size_t index = 0;
    char text[20];
    double value;
    int32_t has_value;

    OK(gm_summary_options_init(&options));
    NULLS(gm_summary_options_init(NULL));
    NULLS(gm_field_init(NULL, "sat", &ratings));
    options.by = by;
    options.n_by = 1;
    options.weight = "w";
    OK(gm_summary_new(instrument, &options, &summary));
    OK(gm_field_init(&fields[0], "sat", &ratings));
    OK(gm_field_init(&fields[1], "wait", &waits));
    OK(gm_field_init(&fields[2], "w", &weight));
    OK(gm_field_init(&fields[3], "shop", NULL));
    fields[3].kind = GM_FIELD_LABELS;
    fields[3].labels = shops;
    fields[3].n_labels = 4;
    OK(gm_summary_observe(summary, fields, 4));
    OK(gm_summary_n_segments(summary, &index));
    CHECK(index == 3);
    OK(gm_summary_segment_label(summary, 1, 0, text, sizeof text, NULL));
    CHECK(strcmp(text, "9") == 0); /* whole numbers sort as numbers, before them no label */
    OK(gm_summary_find_segment(summary, nine, 1, &index));
    CHECK(index == 1);
    OK(gm_summary_segment_rows(summary, index, &n));
    CHECK(n == 2);
    OK(gm_summary_find_segment(summary, none, 1, &index));
    CHECK(index == 0);
    OK(gm_summary_moments(summary, GM_TOTAL, "wait", &moments));
    OK(gm_moments_mean(moments, &value, &has_value));
    NEAR(value, (10 + 20.5 + 15) / 2.5, 1e-12);
    gm_moments_free(moments);
    fields[3].kind = GM_FIELD_CODES;
    fields[3].column = &coded;
    fields[3].labels = names;
    fields[3].n_labels = 2;
    OK(gm_summary_observe(summary, fields, 4));
    OK(gm_summary_n_segments(summary, &index));
    CHECK(index == 5);
    fields[3].kind = GM_FIELD_NUMBERS;
    OK(gm_summary_observe(summary, fields, 4));
    OK(gm_summary_n_segments(summary, &index));
    CHECK(index == 7);

    /* Each mistake leaves the summary as it is. */
    fields[3].kind = 3;
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_INVALID_ARGUMENT, "no kind 3");
    fields[3].kind = GM_FIELD_CODES;
    coded = column_of(GM_I8, bad_codes, 4);
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_INVALID_OPTION, "2 at index 2");
    coded = column_of(GM_F64, wait, 4);
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_INVALID_OPTION, "10 at index 0");
    fields[3].column = NULL;
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_NULL_POINTER, "the column of fields[3] is NULL");
    coded = column_of(GM_I8, codes, 4);
    fields[3].column = &coded;
    FAILS(gm_summary_observe(summary, fields, 3), GM_ERR_UNKNOWN_COLUMN, "shop");
    FAILS(gm_summary_observe(summary, NULL, 0), GM_ERR_UNKNOWN_COLUMN, "sat");
    NULLS(gm_summary_observe(summary, NULL, 1));
    NULLS(gm_summary_observe(NULL, fields, 4));
    fields[3].name = "sat";
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_DUPLICATE_COLUMN, "sat");
    fields[3].name = NULL;
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_NULL_POINTER, "the name of fields[3] is NULL");
    fields[3].name = "shop";
    waits.n = 3;
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_UNEQUAL_LENGTHS, "wait");
    waits.n = 4;
    fields[0].column = &off_ratings;
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_OFF_SCALE, "rating 9 at index 1 of column \"sat\"");
    fields[0].column = &ratings;
    weight = column_of(GM_F64, wait, 4);
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_INVALID_WEIGHT, "index 2");
    fields[0].kind = GM_FIELD_LABELS;
    fields[0].labels = shops;
    fields[0].n_labels = 4;
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_INVALID_OPTION, "numbers is needed");
    fields[0].struct_size = 0;
    FAILS(gm_summary_observe(summary, fields, 4), GM_ERR_INVALID_ARGUMENT, "fields[0] has struct_size 0");
    OK(gm_summary_rows(summary, &n));
    CHECK(n == 12);
    gm_summary_free(summary);

    summary = NULL;
    options.by = twice;
    options.n_by = 2;
    FAILS(gm_summary_new(instrument, &options, &summary), GM_ERR_DUPLICATE_COLUMN, "shop");
    options.n_by = 0;
    options.off_scale = 2;
    FAILS(gm_summary_new(instrument, &options, &summary), GM_ERR_INVALID_ARGUMENT, "no off_scale 2");
    options.off_scale = GM_OFF_SCALE_COUNT;
    options.weight = NULL;
    NULLS(gm_summary_new(NULL, &options, &summary));
    CHECK(summary == NULL);
    OK(gm_summary_new(instrument, &options, &summary));
    OK(gm_field_init(&fields[0], "sat", &off_ratings));
    OK(gm_summary_observe(summary, fields, 2));
    OK(gm_summary_counts(summary, 0, "sat", &counts));
    OK(gm_counts_absent(counts, &absent));
    CHECK(absent.invalid == 1);
    gm_counts_free(counts);

    OK(gm_summary_new(instrument, NULL, &other));
    FAILS(gm_summary_merge(other, summary), GM_ERR_MISMATCH, "off their scale");
    gm_summary_free(other);
    other = NULL;
    OK(gm_summary_new(instrument, &options, &other));
    FAILS(gm_csat_mean_summary(other, GM_TOTAL, "sat", NULL, &estimate), GM_ERR_NO_VALID_RATINGS, "no valid");
    OK(gm_summary_merge(other, summary));
    NULLS(gm_summary_merge(other, NULL));
    gm_summary_free(other);
    gm_instrument_free(instrument);
    OK(gm_instrument_servqual(&instrument));
    OK(gm_summary_new(instrument, NULL, &other));
    FAILS(gm_summary_merge(summary, other), GM_ERR_MISMATCH, "instruments differ");
    gm_summary_free(other);
    gm_summary_free(summary);
    gm_instrument_free(instrument);
}

static void test_bytes(void)
{
    gm_instrument *instrument = small_instrument();
    gm_summary *summary = NULL, *none = NULL;
    static const char *const csv = "sat,wait\n5,1.5\n4,\n";
    static const int8_t sat[] = {5, 9};
    static const double wait[] = {1.5, 2};
    gm_column columns[2];
    gm_field fields[2];
    gm_summary_options options;
    gm_counts *counts = NULL;
    gm_absent absent;
    static const char *const foreign = "PK\x03\x04 some other file of no concern";
    uint8_t *bytes;
    size_t n = 0, i;
    int refused = 1;

    OK(gm_summarize_csv_text((const uint8_t *)csv, strlen(csv), instrument, NULL, NULL, &summary));
    OK(gm_summary_to_bytes(summary, NULL, 0, &n));
    bytes = malloc(n + 1);
    memset(bytes, 0, n + 1);
    FAILS(gm_summary_to_bytes(summary, bytes, n - 1, &n), GM_ERR_BUFFER_TOO_SMALL, "are needed");
    CHECK(bytes[0] == 0);
    OK(gm_summary_to_bytes(summary, bytes, n, &n));
    for (i = 0; i < n; i++) {
        refused = refused && gm_summary_from_bytes(bytes, i, &none) == GM_ERR_INVALID_BYTES;
    }
    CHECK(refused);
    for (i = 0; i < n; i++) {
        bytes[i] = (uint8_t)(bytes[i] ^ 0x10);
        refused = refused && gm_summary_from_bytes(bytes, n, &none) == GM_ERR_INVALID_BYTES;
        bytes[i] = (uint8_t)(bytes[i] ^ 0x10);
    }
    CHECK(refused);
    FAILS(gm_summary_from_bytes(bytes, n + 1, &none), GM_ERR_INVALID_BYTES, "checksum");
    FAILS(gm_summary_from_bytes((const uint8_t *)foreign, strlen(foreign), &none), GM_ERR_INVALID_BYTES, "begin");
    FAILS(gm_summary_from_bytes(NULL, 0, &none), GM_ERR_INVALID_BYTES, "too few");
    NULLS(gm_summary_from_bytes(NULL, 5, &none));
    CHECK(none == NULL);
    NULLS(gm_summary_from_bytes(bytes, n, NULL));
    free(bytes);
    gm_summary_free(summary);

    /* What to do off the scale travels with the bytes. */
    OK(gm_summary_options_init(&options));
    options.off_scale = GM_OFF_SCALE_COUNT;
    OK(gm_summary_new(instrument, &options, &summary));
    OK(gm_summary_to_bytes(summary, NULL, 0, &n));
    bytes = malloc(n);
    OK(gm_summary_to_bytes(summary, bytes, n, NULL));
    gm_summary_free(summary);
    OK(gm_summary_from_bytes(bytes, n, &summary));
    free(bytes);
    columns[0] = column_of(GM_I8, sat, 2);
    columns[1] = column_of(GM_F64, wait, 2);
    OK(gm_field_init(&fields[0], "sat", &columns[0]));
    OK(gm_field_init(&fields[1], "wait", &columns[1]));
    OK(gm_summary_observe(summary, fields, 2));
    OK(gm_summary_counts(summary, 0, "sat", &counts));
    OK(gm_counts_absent(counts, &absent));
    CHECK(absent.invalid == 1 && absent.missing == 0);
    gm_counts_free(counts);
    gm_summary_free(summary);
    gm_instrument_free(instrument);
}

static void test_csv(void)
{
    static const struct {
        const char *text;
        gm_status status;
        const char *message;
    } mistakes[] = {
        {"", GM_ERR_INVALID_TABLE, "line 1: the text is empty"},
        {"sat,wait\n", GM_ERR_INVALID_TABLE, "no row"},
        {"sat,wait\n5\n", GM_ERR_INVALID_TABLE, "line 2: 1 fields"},
        {"sat,wait\n5,1,2\n", GM_ERR_INVALID_TABLE, "line 2: 3 fields"},
        {"sat,wait\n\"5,1\n4,2\n", GM_ERR_INVALID_TABLE, "line 2: a quote"},
        {"sat,wait\n5,fast\n", GM_ERR_INVALID_TABLE, "not a number"},
        {"sat,wait\n5,1e999\n", GM_ERR_INVALID_TABLE, "not a number"},
        {"sat,wait\n7,1\n", GM_ERR_OFF_SCALE, "rating 7 at line 2"},
        {"sat,wat\n5,1\n", GM_ERR_UNKNOWN_COLUMN, "wait"},
        {"sat,wait,sat\n5,1,5\n", GM_ERR_DUPLICATE_COLUMN, "sat"},
    };
    static const char *const latin = "sat;wait;caf\xe9\n5;1;\xe9\n4;2;x\n";
    gm_instrument *instrument = small_instrument();
    gm_csv_options csv_options;
    gm_summary_options options;
    gm_summary *summary = NULL;
    uint64_t n = 0;
    size_t i;

    for (i = 0; i < LENGTH(mistakes); i++) {
        const uint8_t *text = (const uint8_t *)mistakes[i].text;
        FAILS(gm_summarize_csv_text(text, strlen(mistakes[i].text), instrument, NULL, NULL, &summary),
              mistakes[i].status, mistakes[i].message);
    }
    FAILS(gm_summarize_csv_text(NULL, 0, instrument, NULL, NULL, &summary), GM_ERR_INVALID_TABLE, "empty");
    NULLS(gm_summarize_csv_text(NULL, 1, instrument, NULL, NULL, &summary));
    OK(gm_csv_options_init(&csv_options));
    NULLS(gm_csv_options_init(NULL));
    csv_options.delimiter = ';';
    FAILS(gm_summarize_csv_text((const uint8_t *)latin, strlen(latin), instrument, NULL, &csv_options, &summary),
          GM_ERR_INVALID_TABLE, "UTF-8");
    csv_options.encoding = "klingon";
    FAILS(gm_summarize_csv_text((const uint8_t *)latin, strlen(latin), instrument, NULL, &csv_options, &summary),
          GM_ERR_INVALID_OPTION, "klingon");
    csv_options.encoding = NULL;
    csv_options.delimiter = '"';
    FAILS(gm_summarize_csv_text((const uint8_t *)latin, strlen(latin), instrument, NULL, &csv_options, &summary),
          GM_ERR_INVALID_OPTION, "delimiter");
    csv_options.delimiter = 300;
    FAILS(gm_summarize_csv_text((const uint8_t *)latin, strlen(latin), instrument, NULL, &csv_options, &summary),
          GM_ERR_INVALID_ARGUMENT, "delimiter 300");
    csv_options.delimiter = ';';
    csv_options.encoding = "windows-1252";
    OK(gm_summary_options_init(&options));
    options.weight = "weight";
    FAILS(gm_summarize_csv_text((const uint8_t *)latin, strlen(latin), instrument, &options, &csv_options, &summary),
          GM_ERR_UNKNOWN_COLUMN, "weight");
    CHECK(summary == NULL);
    OK(gm_summarize_csv_text((const uint8_t *)latin, strlen(latin), instrument, NULL, &csv_options, &summary));
    OK(gm_summary_rows(summary, &n));
    CHECK(n == 2);
    gm_summary_free(summary);
    gm_instrument_free(instrument);
}

static void test_gaps_from_columns(void)
{
    /* Worked by hand: four respondents, two dimensions of two attributes, and their importance points. */
    static const int8_t p[4][4] = {{6, 5, 7, 6}, {4, 4, 5, 6}, {7, 6, 6, 7}, {3, 5, 4, 4}};
    static const int8_t e[4][4] = {{7, 6, 7, 7}, {6, 6, 6, 6}, {7, 7, 6, 7}, {6, 6, 5, 7}};
    static const double given[4][2] = {{60, 40}, {50, 50}, {70, 30}, {40, 60}}, weights[] = {1, 1, 1, 1};
    static const char *const dimensions[] = {"one", "one", "two", "two"}, *const ids[] = {"a", "b", "c", "d"};
    gm_scale scale = scale_of(1, 7);
    gm_column expectations[4], perceptions[4], points[2], weight = column_of(GM_F64, weights, 4);
    gm_rating_columns columns;
    gm_servqual_result *result = NULL;
    gm_servperf_result *performance = NULL;
    gm_gap_row row;
    gm_performance_row performed;
    gm_weighted_score weighted;
    size_t i, n = 0;
    char text[20];

    for (i = 0; i < 4; i++) {
        expectations[i] = column_of(GM_I8, &e[0][i], 4);
        perceptions[i] = column_of(GM_I8, &p[0][i], 4);
        expectations[i].stride = perceptions[i].stride = 4;
    }
    for (i = 0; i < 2; i++) {
        points[i] = column_of(GM_F64, &given[0][i], 4);
        points[i].stride = 2;
    }
    OK(gm_rating_columns_init(&columns, 4, expectations, perceptions));
    columns.dimension_ids = dimensions;
    columns.points = points;
    columns.n_points = 2;
    OK(gm_gap_servqual_columns(&columns, &scale, NULL, &result));
    OK(gm_servqual_row(result, GM_ROW_DIMENSION, 0, &row));
    SAME(row.gap.value, -1.375);
    NEAR(row.test.t, -3.6666667, 1e-7);
    NEAR(row.test.p, 0.0350815, 1e-7);
    OK(gm_servqual_row(result, GM_ROW_DIMENSION, 1, &row));
    SAME(row.gap.value, -0.75);
    OK(gm_servqual_row(result, GM_ROW_OVERALL, 0, &row));
    SAME(row.gap.value, -1.0625);
    OK(gm_servqual_row_id(result, GM_ROW_ATTRIBUTE, 3, text, sizeof text, NULL));
    CHECK(strcmp(text, "4") == 0);
    OK(gm_servqual_n_weighted(result, &n));
    for (i = 0; i < n; i++) {
        OK(gm_servqual_weighted(result, i, &weighted));
        if (weighted.weighting == GM_WEIGHTING_RESPONDENT) {
            NEAR(weighted.estimate.value, -1.1, 1e-12);
        } else if (weighted.weighting == GM_WEIGHTING_MEAN_POINTS) {
            NEAR(weighted.estimate.value, -1.09375, 1e-12);
        }
    }
    CHECK(n == 2);
    gm_servqual_result_free(result);

    columns.attribute_ids = ids;
    columns.survey_weights = &weight;
    OK(gm_gap_servqual_columns(&columns, &scale, NULL, &result));
    OK(gm_servqual_row(result, GM_ROW_OVERALL, 0, &row));
    SAME(row.gap.value, -1.0625);
    CHECK(!row.has_signed_rank);
    gm_servqual_result_free(result);
    columns.expectations = NULL;
    OK(gm_gap_servperf_columns(&columns, &scale, NULL, &performance));
    OK(gm_servperf_row(performance, GM_ROW_ATTRIBUTE, 0, &performed));
    SAME(performed.perception.value, 5.0);
    gm_servperf_result_free(performance);

    result = NULL;
    performance = NULL;
    NULLS(gm_gap_servqual_columns(&columns, &scale, NULL, &result));
    columns.expectations = expectations;
    columns.n_points = 1;
    FAILS(gm_gap_servqual_columns(&columns, &scale, NULL, &result), GM_ERR_INVALID_ARGUMENT, "2 dimensions");
    columns.points = NULL;
    columns.n_points = 0;
    perceptions[2].n = 3;
    FAILS(gm_gap_servqual_columns(&columns, &scale, NULL, &result), GM_ERR_UNEQUAL_LENGTHS, "P_c");
    perceptions[2].n = 4;
    perceptions[2].struct_size = 0;
    FAILS(gm_gap_servqual_columns(&columns, &scale, NULL, &result), GM_ERR_INVALID_ARGUMENT, "perceptions[2]");
    perceptions[2].struct_size = (uint32_t)sizeof(gm_column);
    scale = scale_of(1, 5);
    FAILS(gm_gap_servqual_columns(&columns, &scale, NULL, &result), GM_ERR_OFF_SCALE, "rating");
    columns.off_scale = GM_OFF_SCALE_COUNT;
    OK(gm_gap_servperf_columns(&columns, &scale, NULL, &performance));
    gm_servperf_result_free(performance);
    columns.off_scale = 9;
    FAILS(gm_gap_servqual_columns(&columns, &scale, NULL, &result), GM_ERR_INVALID_ARGUMENT, "off_scale 9");
    columns.off_scale = GM_OFF_SCALE_REFUSE;
    scale = scale_of(1, 7);
    for (i = 0; i < 4; i++) {
        expectations[i].n = perceptions[i].n = 1;
    }
    weight.n = 1;
    FAILS(gm_gap_servqual_columns(&columns, &scale, NULL, &result), GM_ERR_TOO_FEW_RATINGS, "at least 2");
    for (i = 0; i < 4; i++) {
        expectations[i].n = perceptions[i].n = 0;
    }
    weight.n = 0;
    FAILS(gm_gap_servqual_columns(&columns, &scale, NULL, &result), GM_ERR_NO_VALID_RATINGS, "no valid");
    weight.n = 4;
    for (i = 0; i < 4; i++) {
        expectations[i].n = perceptions[i].n = 4;
        expectations[i].data = perceptions[i].data = &p[0][i];
    }
    FAILS(gm_gap_servqual_columns(&columns, &scale, NULL, &result), GM_ERR_ZERO_VARIANCE, "no variation");
    CHECK(result == NULL);
    NULLS(gm_rating_columns_init(NULL, 4, expectations, perceptions));
    NULLS(gm_gap_servqual_columns(NULL, &scale, NULL, &result));
}

static void test_published_and_scorer(void)
{
    static const double gaps[] = {-0.65, -1.10, -0.83, -0.70, -1.01}, weights[] = {11, 32, 22, 19, 16};
    static const double wrong[] = {11, 32, 22, 19, 15};
    int8_t expected[22] = {0}, perceived[22] = {0};
    uint8_t validity[3] = {0xff, 0xff, 0xff}, has[5] = {9, 9, 9, 9, 9};
    double dimensions[5] = {0};
    gm_column e = column_of(GM_I8, expected, 22), p = column_of(GM_I8, perceived, 22);
    gm_published_gap row;
    gm_published_gap rows[3];
    gm_published audit;
    gm_audit_findings *found = NULL;
    gm_weighted_gap weighted = {0, 0};
    gm_instrument *instrument = NULL;
    gm_response_scorer *scorer = NULL;
    gm_response_score score;
    char findings[500];
    size_t needed = 0, n = 0;

    OK(gm_published_gap_init(&row, 51, -0.4265, 0.53454));
    row.has_perception_mean = row.has_perception_sd = row.has_expectation_mean = row.has_expectation_sd = 1;
    row.perception_mean = 3.5147;
    row.perception_sd = 0.64694;
    row.expectation_mean = 3.9412;
    row.expectation_sd = 0.4170;
    row.rounding = 0.00005;
    OK(gm_gap_published(&row, 0.95, findings, sizeof findings, NULL, &audit));
    NEAR(audit.t, -5.698, 0.001);
    NEAR(audit.correlation, 0.5684, 0.0001);
    CHECK(audit.has_correlation == 1 && audit.n_findings == 0 && findings[0] == '\0');
    row.gap = 0.4265;
    row.has_t = row.has_low = row.has_high = 1;
    row.t = 1;
    row.low = -1;
    row.high = 1;
    OK(gm_gap_published(&row, 0.95, findings, sizeof findings, &needed, &audit));
    CHECK(audit.n_findings == 3 && strstr(findings, "sign is reversed") != NULL);
    audit.t = MARK;
    FAILS(gm_gap_published(&row, 0.95, findings, 10, &needed, &audit), GM_ERR_BUFFER_TOO_SMALL, "are needed");
    row.gap_sd = 0;
    FAILS(gm_gap_published(&row, 0.95, NULL, 0, &needed, &audit), GM_ERR_INVALID_OPTION, "gap_sd");
    row.n = 1;
    FAILS(gm_gap_published(&row, 0.95, NULL, 0, &needed, &audit), GM_ERR_TOO_FEW_RATINGS, "at least 2");
    SAME(audit.t, MARK);
    NULLS(gm_gap_published(NULL, 0.95, NULL, 0, &needed, &audit));
    row.n = 51;
    row.gap_sd = 0.53454;
    row.has_gap_sd = 0;
    FAILS(gm_gap_published(&row, 0.95, NULL, 0, &needed, &audit), GM_ERR_INVALID_OPTION, "gap_sd = none");
    row.has_t = row.has_low = row.has_high = 0;
    rows[0] = rows[1] = rows[2] = row;
    rows[0].gap = rows[1].gap = -0.4265;
    rows[1].has_gap_sd = rows[1].has_t = 1;
    rows[1].t = 1;
    OK(gm_gap_audit(rows, 3, 0.95, &found));
    OK(gm_audit_findings_n(found, &n));
    CHECK(n == 2);
    OK(gm_audit_findings_row(found, 0, &n));
    CHECK(n == 1);
    OK(gm_audit_findings_reason(found, 0, findings, sizeof findings, NULL));
    CHECK(strstr(findings, "t = -5.698") != NULL);
    OK(gm_audit_findings_row(found, 1, &n));
    CHECK(n == 2);
    OK(gm_audit_findings_reason(found, 1, findings, sizeof findings, &needed));
    CHECK(strstr(findings, "(the sign is reversed)") != NULL && needed == strlen(findings) + 1);
    FAILS(gm_audit_findings_row(found, 2, &n), GM_ERR_INVALID_ARGUMENT, "no finding 2");
    FAILS(gm_audit_findings_reason(found, 2, NULL, 0, &needed), GM_ERR_INVALID_ARGUMENT, "there are 2");
    NULLS(gm_audit_findings_n(NULL, &n));
    gm_audit_findings_free(found);
    gm_audit_findings_free(NULL);
    OK(gm_gap_audit(NULL, 0, 0.95, &found));
    OK(gm_audit_findings_n(found, &n));
    CHECK(n == 0);
    gm_audit_findings_free(found);
    rows[2].perception_sd = -1;
    FAILS(gm_gap_audit(rows, 3, 0.95, &found), GM_ERR_INVALID_OPTION, "perception_sd = -1 in row 2");
    FAILS(gm_gap_audit(rows, 3, 95, &found), GM_ERR_INVALID_LEVEL, "95");
    rows[2].n = 1;
    FAILS(gm_gap_audit(rows, 3, 0.95, &found), GM_ERR_TOO_FEW_RATINGS, "row 2");
    rows[2].struct_size = 4;
    FAILS(gm_gap_audit(rows, 3, 0.95, &found), GM_ERR_INVALID_ARGUMENT, "rows[2] has struct_size 4");
    NULLS(gm_gap_audit(NULL, 3, 0.95, &found));
    NULLS(gm_gap_audit(rows, 2, 0.95, NULL));
    NULLS(gm_published_gap_init(NULL, 2, 0, 1));

    OK(gm_gap_weighted(gaps, weights, 5, &weighted));
    NEAR(weighted.unweighted, -0.858, 1e-12);
    NEAR(weighted.weighted, -0.9007, 1e-12);
    FAILS(gm_gap_weighted(gaps, wrong, 5, &weighted), GM_ERR_WEIGHT_SUM, "sum to 99");
    FAILS(gm_gap_weighted(NULL, NULL, 0, &weighted), GM_ERR_NO_VALID_RATINGS, "the gaps");
    NULLS(gm_gap_weighted(gaps, NULL, 5, &weighted));

    memset(expected, 6, sizeof expected);
    memset(perceived, 5, sizeof perceived);
    OK(gm_instrument_servqual(&instrument));
    OK(gm_response_scorer_new(instrument, &scorer));
    gm_instrument_free(instrument);
    OK(gm_response_scorer_n_attributes(scorer, &n));
    CHECK(n == 22);
    OK(gm_response_scorer_n_dimensions(scorer, &n));
    CHECK(n == 5);
    OK(gm_response_scorer_score(scorer, &e, &p, dimensions, has, &score));
    SAME(score.unweighted, -1.0);
    SAME(dimensions[4], -1.0);
    CHECK(score.has_unweighted == 1 && score.has_weighted == 0 && has[0] == 1 && has[4] == 1);
    OK(gm_response_scorer_score(scorer, &e, &p, NULL, NULL, &score));
    validity[0] = 0xe0; /* the five attributes of reliability unanswered */
    p.validity = validity;
    OK(gm_response_scorer_score(scorer, &e, &p, dimensions, has, &score));
    CHECK(score.has_unweighted == 0 && has[0] == 0 && has[1] == 1);
    SAME(dimensions[0], 0.0);
    p.validity = NULL;
    score.unweighted = MARK;
    perceived[7] = 8;
    FAILS(gm_response_scorer_score(scorer, &e, &p, dimensions, has, &score), GM_ERR_OFF_SCALE, "index 7 of column");
    p.n = 21;
    FAILS(gm_response_scorer_score(scorer, &e, &p, dimensions, has, &score), GM_ERR_UNEQUAL_LENGTHS, "21 rows");
    NULLS(gm_response_scorer_score(NULL, &e, &p, dimensions, has, &score));
    NULLS(gm_response_scorer_score(scorer, &e, NULL, dimensions, has, &score));
    SAME(score.unweighted, MARK);
    gm_response_scorer_free(scorer);
    gm_response_scorer_free(NULL);
    scorer = NULL;
    OK(gm_instrument_servperf(&instrument));
    FAILS(gm_response_scorer_new(instrument, &scorer), GM_ERR_MISSING_VIEWPOINT, "expectation");
    CHECK(scorer == NULL);
    gm_instrument_free(instrument);
}

static void test_stats(void)
{
    static const double gained[] = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};
    double p_values[] = {0.5, 0.125, 0.75}, adjusted[3] = {-1, -1, -1};
    static const double bad[] = {0.5, NAN};
    gm_column column = column_of(GM_F64, gained, 10);
    gm_estimate estimate = NO_ESTIMATE;
    gm_paired paired;

    OK(gm_stats_proportion(0, 20, 0.95, GM_METHOD_WILSON, &estimate));
    SAME(estimate.low, 0.0);
    NEAR(estimate.high, 0.1611, 5e-5);
    OK(gm_stats_proportion_difference(56, 70, 48, 80, 0.95, &estimate));
    NEAR(estimate.low, 0.0524, 5e-5);
    NEAR(estimate.high, 0.3339, 5e-5);
    estimate = NO_ESTIMATE;
    FAILS(gm_stats_proportion(21, 20, 0.95, GM_METHOD_WILSON, &estimate), GM_ERR_INVALID_OPTION, "at most n = 20");
    FAILS(gm_stats_proportion(0, 0, 0.95, GM_METHOD_WILSON, &estimate), GM_ERR_NO_VALID_RATINGS, "no valid");
    FAILS(gm_stats_proportion(1, 2, 0.95, GM_METHOD_T, &estimate), GM_ERR_INVALID_OPTION, "method");
    FAILS(gm_stats_proportion(1, 2, 0.95, 99, &estimate), GM_ERR_INVALID_ARGUMENT, "no method 99");
    FAILS(gm_stats_proportion(1, 2, NAN, GM_METHOD_WILSON, &estimate), GM_ERR_INVALID_LEVEL, "NaN");
    NULLS(gm_stats_proportion(1, 2, 0.95, GM_METHOD_WILSON, NULL));
    FAILS(gm_stats_proportion_difference(3, 2, 1, 2, 0.95, &estimate), GM_ERR_INVALID_OPTION, "successes_a");
    SAME(estimate.value, MARK);

    /* Student (1908), hours of sleep gained with two drugs; R: t.test. */
    OK(gm_stats_paired(&column, 0.95, &paired));
    NEAR(paired.t, 4.0621277, 1e-7);
    NEAR(paired.p, 0.00283289, 1e-8);
    CHECK(paired.has_signed_rank == 1 && paired.has_hodges_lehmann == 1 && paired.mean.n_valid == 10);
    column.n = 1;
    FAILS(gm_stats_paired(&column, 0.95, &paired), GM_ERR_TOO_FEW_RATINGS, "at least 2");
    column.n = 5;
    column.stride = 0;
    FAILS(gm_stats_paired(&column, 0.95, &paired), GM_ERR_ZERO_VARIANCE, "no variation");

    OK(gm_stats_adjust(p_values, 3, GM_ADJUST_BONFERRONI, adjusted));
    SAME(adjusted[1], 0.375);
    OK(gm_stats_adjust(p_values, 3, GM_ADJUST_HOLM, p_values));
    SAME(p_values[1], 0.375);
    OK(gm_stats_adjust(NULL, 0, GM_ADJUST_HOLM, NULL));
    adjusted[0] = -1;
    FAILS(gm_stats_adjust(bad, 2, GM_ADJUST_HOLM, adjusted), GM_ERR_INVALID_OPTION, "index 1");
    FAILS(gm_stats_adjust(p_values, 3, 6, adjusted), GM_ERR_INVALID_ARGUMENT, "no adjustment 6");
    NULLS(gm_stats_adjust(p_values, 3, GM_ADJUST_BY, NULL));
    NULLS(gm_stats_adjust(NULL, 3, GM_ADJUST_BY, adjusted));
    SAME(adjusted[0], -1.0);
}

/* Whether a text is, or holds, another: asks for its size, reads it, and is refused a smaller buffer. The call names
 * buffer, capacity and needed. */
#define TEXT(call, condition)                                                                                          \
    do {                                                                                                               \
        char *buffer = NULL;                                                                                           \
        size_t capacity = 0, needed = 0;                                                                               \
        OK(call);                                                                                                      \
        buffer = malloc(needed);                                                                                       \
        capacity = needed;                                                                                             \
        OK(call);                                                                                                      \
        CHECK(strlen(buffer) + 1 == needed);                                                                           \
        CHECK(condition);                                                                                              \
        capacity--;                                                                                                    \
        FAILS(call, GM_ERR_BUFFER_TOO_SMALL, "are needed");                                                            \
        free(buffer);                                                                                                  \
    } while (0)
#define TEXT_IS(call, text) TEXT(call, strcmp(buffer, (text)) == 0)
#define TEXT_HAS(call, text) TEXT(call, strstr(buffer, (text)) != NULL)

static const char *const MODEL =
    "id = \"model\"\n"
    "attribute_scale = \"seven\"\n"
    "outcome = \"sat\"\n"
    "scales.seven = { min = 1, max = 7 }\n"
    "scales.time = { step = 0, direction = \"low_is_good\" }\n"
    "viewpoints = { expectation = \"E_{id}\", management = \"M_{id}\", standard = \"S_{id}\", delivered = \"D_{id}\",\n"
    "    communicated = \"C_{id}\", perception = \"P_{id}\", adequate = \"A_{id}\" }\n"
    "dimensions = [{ id = \"speed\", label = { en = \"Speed\", nl = \"Snelheid\" } }, { id = \"people\" }]\n"
    "attributes = [{ id = \"fast\", dimension = \"speed\", label = { en = \"served at once\" } },\n"
    "    { id = \"kind\", dimension = \"people\" }]\n"
    "items = [{ id = \"sat\", scale = \"seven\" },\n"
    "    { id = \"wait\", scale = \"time\", standard = 20, attribute = \"fast\" }]\n";

/* Six customers, four managers, four audits; nobody says what is promised or what the standards are. */
static const char *const PEOPLE =
    "E_fast,E_kind,P_fast,P_kind,A_fast,A_kind,wait,sat,M_fast,M_kind,D_fast,D_kind,S_fast,S_kind,C_fast,C_kind\n"
    "7,6,4,5,4,4,10,3,,,,,,,,\n"
    "6,7,5,5,4,4,25,4,,,,,,,,\n"
    "7,6,5,6,4,7,15,4,,,,,,,,\n"
    "6,6,4,4,4,4,30,2,,,,,,,,\n"
    "7,7,6,6,4,5,5,5,,,,,,,,\n"
    "6,7,3,4,4,6,35,1,,,,,,,,\n"
    ",,,,,,,,5,6,,,,,,\n"
    ",,,,,,,,6,6,,,,,,\n"
    ",,,,,,,,5,7,,,,,,\n"
    ",,,,,,,,6,7,,,,,,\n"
    ",,,,,,,,,,4,6,,,,\n"
    ",,,,,,,,,,5,5,,,,\n"
    ",,,,,,,,,,4,6,,,,\n"
    ",,,,,,,,,,5,5,,,,\n";

static gm_summary *model_summary(void)
{
    gm_instrument *instrument = NULL;
    gm_summary *summary = NULL;
    OK(gm_instrument_from_toml(MODEL, &instrument));
    OK(gm_summarize_csv_text((const uint8_t *)PEOPLE, strlen(PEOPLE), instrument, NULL, NULL, &summary));
    gm_instrument_free(instrument);
    return summary;
}

/* The gaps of the people above, with written standards of 5 and 6. */
static gm_five *model_five(const gm_summary *summary)
{
    static const char *const ids[] = {"fast", "kind"};
    static const double standards[] = {5, 6};
    gm_five_options options;
    gm_five *five = NULL;
    OK(gm_five_options_init(&options));
    options.standard_ids = ids;
    options.standards = standards;
    options.n_standards = 2;
    OK(gm_gap_five(summary, &options, &five));
    return five;
}

static void test_five(void)
{
    static const char *const nothing[] = {"nothing"};
    static const double high[] = {8};
    static const int32_t viewpoints[] = {GM_DELIVERED, 99};
    gm_summary *summary = model_summary(), *empty = NULL;
    gm_five *five = model_five(summary), *none = NULL;
    gm_instrument *instrument = NULL;
    gm_five_options options;
    gm_gap_estimate gap;
    gm_gap_sides sides;
    gm_evidence evidence;
    gm_measured_gap measured;
    size_t n = 0, i;
    uint64_t people = 0;

    OK(gm_five_n_gaps(five, &n));
    CHECK(n == 5);
    for (i = 0; i < n; i++) {
        OK(gm_five_sides(five, i, &sides));
        CHECK(sides.number == (int32_t)i + 1);
    }
    CHECK(sides.delivered == GM_PERCEPTION && sides.reference == GM_EXPECTATION);
    FAILS(gm_five_sides(five, 5, &sides), GM_ERR_INVALID_ARGUMENT, "no gap 5");
    TEXT_IS(gm_five_name(five, 1, buffer, capacity, &needed), "knowledge");
    FAILS(gm_five_name(five, 6, NULL, 0, &n), GM_ERR_INVALID_ARGUMENT, "no gap 6");
    OK(gm_five_n_rows(five, GM_ROW_ATTRIBUTE, &n));
    CHECK(n == 2);
    OK(gm_five_n_rows(five, GM_ROW_OVERALL, &n));
    CHECK(n == 1);
    FAILS(gm_five_n_rows(five, GM_ROW_ALL_ITEMS, &n), GM_ERR_INVALID_ARGUMENT, "no kind 3");
    TEXT_IS(gm_five_row_id(five, GM_ROW_DIMENSION, 1, buffer, capacity, &needed), "people");
    TEXT_IS(gm_five_row_id(five, GM_ROW_OVERALL, 0, buffer, capacity, &needed), "overall");
    TEXT_IS(gm_five_row_label(five, GM_ROW_ATTRIBUTE, 0, buffer, capacity, &needed), "served at once");
    FAILS(gm_five_row_id(five, GM_ROW_OVERALL, 1, NULL, 0, &n), GM_ERR_INVALID_ARGUMENT, "no row 1");
    FAILS(gm_five_row_label(five, GM_ROW_OVERALL, 0, NULL, 0, &n), GM_ERR_INVALID_ARGUMENT, "no kind 2");

    OK(gm_five_gap(five, 1, GM_ROW_OVERALL, 0, &gap));
    NEAR(gap.estimate.value, -0.5, 1e-12);
    CHECK(gap.design == GM_DESIGN_INDEPENDENT && gap.estimate.method == GM_METHOD_WELCH);
    CHECK(gap.n_delivered == 4 && gap.n_reference == 6 && gap.n_pairs == 0 && gap.has_ordinal == 1);
    CHECK(gap.ordinal.test == GM_RANK_TEST_MANN_WHITNEY && gap.ordinal.has_p == 1);
    OK(gm_five_gap(five, 2, GM_ROW_ATTRIBUTE, 0, &gap));
    SAME(gap.estimate.value, -0.5);
    CHECK(gap.design == GM_DESIGN_FIXED && gap.n_delivered == 0);
    OK(gm_five_gap(five, 5, GM_ROW_DIMENSION, 0, &gap));
    SAME(gap.estimate.value, -2.0);
    SAME(gap.delivered_mean - gap.reference_mean, -2.0);
    CHECK(gap.design == GM_DESIGN_PAIRED && gap.n_pairs == 6 && gap.has_df == 1 && gap.has_t == 1);
    CHECK(gap.has_p == 1 && gap.has_p_adjusted == 1 && gap.p_adjusted >= gap.p && gap.has_effect_size == 1);
    SAME(gap.df, 5.0);
    gap.df = MARK;
    FAILS(gm_five_gap(five, 4, GM_ROW_OVERALL, 0, &gap), GM_ERR_MISSING_VIEWPOINT, "communicated");
    FAILS(gm_five_gap(five, 4, GM_ROW_ATTRIBUTE, 1, &gap), GM_ERR_MISSING_VIEWPOINT, "gap 4 of \"kind\"");
    FAILS(gm_five_gap(five, 1, GM_ROW_ATTRIBUTE, 2, &gap), GM_ERR_INVALID_ARGUMENT, "no row 2");
    FAILS(gm_five_gap(five, 0, GM_ROW_ATTRIBUTE, 0, &gap), GM_ERR_INVALID_ARGUMENT, "no gap 0");
    FAILS(gm_five_gap(five, 257, GM_ROW_ATTRIBUTE, 0, &gap), GM_ERR_INVALID_ARGUMENT, "no gap 257");
    FAILS(gm_five_gap(five, 1, -1, 0, &gap), GM_ERR_INVALID_ARGUMENT, "no kind -1");
    NULLS(gm_five_gap(NULL, 1, GM_ROW_OVERALL, 0, &gap));
    NULLS(gm_five_gap(five, 1, GM_ROW_OVERALL, 0, NULL));
    SAME(gap.df, MARK);

    OK(gm_five_n_evidence(five, &n));
    CHECK(n == 6);
    OK(gm_five_evidence(five, 2, &evidence));
    CHECK(evidence.viewpoint == GM_STANDARD && evidence.fixed == 1);
    OK(gm_five_evidence(five, 0, &evidence));
    CHECK(evidence.viewpoint == GM_EXPECTATION && evidence.n == 6 && evidence.n_clusters == 0);
    FAILS(gm_five_evidence(five, 6, &evidence), GM_ERR_INVALID_ARGUMENT, "no evidence 6");
    OK(gm_five_n_measured(five, &n));
    CHECK(n == 1);
    OK(gm_five_measured(five, 0, &measured));
    SAME(measured.standard, 20.0);
    SAME(measured.gap.value, 0.0);
    SAME(measured.within.value, 0.5);
    CHECK(measured.entered == 0);
    TEXT_IS(gm_five_measured_id(five, 0, buffer, capacity, &needed), "wait");
    FAILS(gm_five_measured(five, 1, &measured), GM_ERR_INVALID_ARGUMENT, "no measure 1");
    OK(gm_five_n_notes(five, &n));
    CHECK(n == 1);
    TEXT_HAS(gm_five_note(five, 0, buffer, capacity, &needed), "sampled in sites");
    FAILS(gm_five_note(five, 1, NULL, 0, &n), GM_ERR_INVALID_ARGUMENT, "no note 1");
    TEXT_HAS(gm_five_json(five, buffer, capacity, &needed), "\"evidence\":[{\"viewpoint\":\"expectation\",\"n\":6");
    NULLS(gm_five_json(five, NULL, 0, NULL));
    NULLS(gm_five_json(NULL, NULL, 0, &n));
    NULLS(gm_five_n_gaps(NULL, &n));
    NULLS(gm_five_n_gaps(five, NULL));
    gm_five_free(five);
    gm_five_free(NULL);

    NULLS(gm_five_options_init(NULL));
    OK(gm_five_options_init(&options));
    CHECK(options.n_clustered == 1 && options.clustered[0] == GM_DELIVERED && options.family == GM_ADJUST_HOLM);
    options.gaps = GM_GAPS_PROVIDER;
    options.n_clustered = 0;
    OK(gm_gap_five(summary, &options, &five));
    OK(gm_five_n_gaps(five, &n));
    CHECK(n == 4);
    FAILS(gm_five_gap(five, 2, GM_ROW_OVERALL, 0, &gap), GM_ERR_MISSING_VIEWPOINT, "standard");
    gm_five_free(five);
    options.gaps = GM_GAPS_SEVEN;
    OK(gm_gap_five(summary, &options, &five));
    OK(gm_five_n_gaps(five, &n));
    CHECK(n == 7);
    gm_five_free(five);
    options.gaps = 3;
    FAILS(gm_gap_five(summary, &options, &none), GM_ERR_INVALID_ARGUMENT, "no set of gaps 3");
    options.gaps = GM_GAPS_FIVE;
    options.clustered = viewpoints;
    options.n_clustered = 2;
    FAILS(gm_gap_five(summary, &options, &none), GM_ERR_INVALID_ARGUMENT, "no viewpoint 99");
    options.clustered = NULL;
    NULLS(gm_gap_five(summary, &options, &none));
    options.n_clustered = 0;
    options.standard_ids = nothing;
    options.n_standards = 1;
    NULLS(gm_gap_five(summary, &options, &none));
    options.standards = high;
    FAILS(gm_gap_five(summary, &options, &none), GM_ERR_UNKNOWN_ITEM, "nothing");
    options.standard_ids = NULL;
    NULLS(gm_gap_five(summary, &options, &none));
    options.n_standards = 0;
    options.site = "shop";
    FAILS(gm_gap_five(summary, &options, &none), GM_ERR_INVALID_OPTION, "site");
    options.site = NULL;
    options.level = 95;
    FAILS(gm_gap_five(summary, &options, &none), GM_ERR_INVALID_LEVEL, "95");
    options.struct_size = 4;
    FAILS(gm_gap_five(summary, &options, &none), GM_ERR_INVALID_ARGUMENT, "struct_size 4");
    NULLS(gm_gap_five(NULL, NULL, &none));
    NULLS(gm_gap_five(summary, NULL, NULL));
    OK(gm_instrument_from_toml(MODEL, &instrument));
    OK(gm_summary_new(instrument, NULL, &empty));
    FAILS(gm_gap_five(empty, NULL, &none), GM_ERR_MISSING_VIEWPOINT, "a gap cannot be computed");
    CHECK(none == NULL);
    OK(gm_summary_rows(empty, &people));
    CHECK(people == 0);
    gm_summary_free(empty);
    gm_instrument_free(instrument);
    gm_summary_free(summary);
}

static void test_waterfall_and_diagnosis(void)
{
    gm_summary *summary = model_summary();
    gm_five *five = model_five(summary), *provider = NULL;
    gm_five_options options;
    gm_waterfall *waterfall = NULL, *none = NULL;
    gm_diagnosis *diagnosis = NULL, *no_diagnosis = NULL;
    gm_finding finding, before;
    gm_step step;
    gm_estimate total;
    gm_gap_estimate communication;
    size_t n = 0, i;
    double sum = 0, chance = 0, shares = 0;

    OK(gm_five_waterfall(five, NULL, 200, 1, &waterfall));
    OK(gm_waterfall_n_steps(waterfall, &n));
    CHECK(n == 4);
    for (i = 0; i < n; i++) {
        OK(gm_waterfall_step(waterfall, i, &step));
        sum += step.estimate.value;
        shares += step.probability_largest;
    }
    CHECK(step.delivered == GM_PERCEPTION && step.reference == GM_DELIVERED);
    NEAR(step.estimate.value, -0.25, 1e-12);
    NEAR(shares, 1.0, 1e-12);
    OK(gm_waterfall_total(waterfall, &total));
    SAME(total.value, sum);
    NEAR(total.value, -1.75, 1e-12);
    TEXT_IS(gm_waterfall_step_name(waterfall, 0, buffer, capacity, &needed), "gap 1");
    TEXT_HAS(gm_waterfall_largest(waterfall, buffer, capacity, &needed), "gap ");
    OK(gm_waterfall_probability(waterfall, &chance));
    CHECK(chance > 0 && chance <= 1);
    FAILS(gm_waterfall_communication(waterfall, &communication), GM_ERR_MISSING_VIEWPOINT, "communicated");
    TEXT_HAS(gm_waterfall_json(waterfall, buffer, capacity, &needed), "\"replicates\":200,\"seed\":1");
    FAILS(gm_waterfall_step(waterfall, 4, &step), GM_ERR_INVALID_ARGUMENT, "no step 4");
    FAILS(gm_waterfall_step_name(waterfall, 4, NULL, 0, &n), GM_ERR_INVALID_ARGUMENT, "no step 4");
    NULLS(gm_waterfall_total(NULL, &total));
    NULLS(gm_waterfall_total(waterfall, NULL));
    gm_waterfall_free(waterfall);
    gm_waterfall_free(NULL);
    OK(gm_five_waterfall(five, "fast", 100, 7, &waterfall));
    OK(gm_waterfall_total(waterfall, &total));
    NEAR(total.value, -2.0, 1e-12);
    gm_waterfall_free(waterfall);
    FAILS(gm_five_waterfall(five, "nothing", 100, 1, &none), GM_ERR_INVALID_OPTION, "nothing");
    FAILS(gm_five_waterfall(five, NULL, 99, 1, &none), GM_ERR_INVALID_OPTION, "at least 100");
    FAILS(gm_five_waterfall(five, "\xff", 100, 1, &none), GM_ERR_INVALID_ARGUMENT, "of is not UTF-8");
    NULLS(gm_five_waterfall(NULL, NULL, 100, 1, &none));
    NULLS(gm_five_waterfall(five, NULL, 100, 1, NULL));
    OK(gm_five_options_init(&options));
    options.gaps = GM_GAPS_PROVIDER;
    OK(gm_gap_five(summary, &options, &provider));
    OK(gm_five_waterfall(provider, NULL, 100, 1, &none));
    gm_waterfall_free(none);
    gm_five_free(provider);

    OK(gm_gap_diagnose(five, NULL, NULL, &diagnosis));
    OK(gm_diagnosis_n_findings(diagnosis, &n));
    CHECK(n > 0);
    for (i = 0; i < n; i++) {
        OK(gm_diagnosis_finding(diagnosis, i, &finding));
        CHECK(i == 0 || finding.importance <= before.importance);
        before = finding;
        TEXT(gm_diagnosis_title(diagnosis, i, buffer, capacity, &needed), buffer[0] != '\0');
        TEXT(gm_diagnosis_subject(diagnosis, i, buffer, capacity, &needed), buffer[0] != '\0');
    }
    OK(gm_diagnosis_finding(diagnosis, 0, &finding));
    CHECK(finding.gap == 5);
    TEXT_IS(gm_diagnosis_rule(diagnosis, 0, buffer, capacity, &needed), "gap_shortfall");
    TEXT_HAS(gm_diagnosis_text(diagnosis, 0, buffer, capacity, &needed), "95%");
    TEXT_HAS(gm_diagnosis_json(diagnosis, buffer, capacity, &needed), "\"rule\":\"no_evidence\"");
    FAILS(gm_diagnosis_finding(diagnosis, n, &finding), GM_ERR_INVALID_ARGUMENT, "no finding");
    FAILS(gm_diagnosis_text(diagnosis, n, NULL, 0, &i), GM_ERR_INVALID_ARGUMENT, "no finding");
    NULLS(gm_diagnosis_n_findings(NULL, &n));
    gm_diagnosis_free(diagnosis);
    gm_diagnosis_free(NULL);
    OK(gm_gap_diagnose(five, NULL, "nl", &diagnosis));
    TEXT_HAS(gm_diagnosis_json(diagnosis, buffer, capacity, &needed), "\"language\":\"nl\"");
    gm_diagnosis_free(diagnosis);
    FAILS(gm_gap_diagnose(five, NULL, "de", &no_diagnosis), GM_ERR_INVALID_OPTION, "en, nl, fr, et");
    NULLS(gm_gap_diagnose(NULL, NULL, NULL, &no_diagnosis));
    NULLS(gm_gap_diagnose(five, NULL, NULL, NULL));
    CHECK(no_diagnosis == NULL);
    gm_five_free(five);
    gm_summary_free(summary);
}

static void test_control(void)
{
    /* Montgomery's orange juice cans, the first ten; the flow rates and the target of NIST 6.3.2.2 and 6.3.2.4. */
    static const uint64_t cans[] = {12, 15, 8, 10, 4, 7, 16, 9, 14, 40};
    static const uint64_t sizes[] = {50, 50, 50, 50, 50, 50, 50, 50, 50, 50};
    static const double flow[] = {49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1};
    static const double weights[] = {52.0, 47.0, 53.0}, hours[] = {1, 2, 1};
    const gm_column flows = column_of(GM_F64, flow, LENGTH(flow)), three = column_of(GM_F64, weights, 3);
    gm_control_options options;
    gm_ewma_options ewma;
    gm_cusum_options cusum;
    gm_baseline stored;
    gm_chart *chart = NULL, *none = NULL;
    gm_chart_point point;
    gm_chart_facts facts;
    gm_signal signals[4];
    double ranges[10];
    size_t n = 0, above[2];

    OK(gm_control_p(cans, sizes, 10, NULL, &chart));
    OK(gm_chart_n_points(chart, &n));
    CHECK(n == 10);
    OK(gm_chart_point_at(chart, 9, &point));
    SAME(point.value, 0.8);
    SAME(point.center, 0.27);
    CHECK(point.value > point.upper && point.has_low_value == 0 && point.lower > 0);
    FAILS(gm_chart_point_at(chart, 10, &point), GM_ERR_INVALID_ARGUMENT, "no point 10");
    OK(gm_chart_signals(chart, signals, LENGTH(signals), &n));
    CHECK(n == 2 && signals[0].index == 4 && signals[1].index == 9 && signals[1].rule == GM_RULE_BEYOND_LIMITS);
    OK(gm_chart_moving_ranges(chart, NULL, 0, &n));
    CHECK(n == 0);
    OK(gm_chart_facts_of(chart, &facts));
    CHECK(facts.kind == GM_CHART_P && facts.rules == GM_RULES_NONE && facts.has_proposes == 0);
    CHECK(facts.has_dispersion == 1 && facts.dispersion.df == 9 && facts.has_runs == 1 && facts.has_moving_ranges == 0);
    TEXT_HAS(gm_chart_json(chart, buffer, capacity, &needed), "\"rule\":\"beyond_limits\"");
    gm_chart_free(chart);
    gm_chart_free(NULL);

    /* Limits of the first nine points, stored, are those of the tenth. */
    OK(gm_control_options_init(&options));
    SAME(options.sigmas, 3.0);
    options.n_baseline = 9;
    OK(gm_control_p_prime(cans, sizes, 10, &options, &chart));
    OK(gm_chart_facts_of(chart, &facts));
    CHECK(facts.baseline.n_points == 9 && facts.baseline.kind == GM_CHART_P_PRIME && facts.baseline.sigma > 1);
    gm_chart_free(chart);
    options.baseline = &facts.baseline;
    options.rules = GM_RULES_NELSON;
    OK(gm_control_p_prime(cans + 9, sizes, 1, &options, &chart));
    OK(gm_chart_point_at(chart, 0, &point));
    SAME(point.center, facts.baseline.center);
    gm_chart_free(chart);
    options.rules = 4;
    FAILS(gm_control_p(cans, sizes, 10, &options, &none), GM_ERR_INVALID_ARGUMENT, "no set of rules 4");
    options.rules = GM_RULES_ANHOJ;
    FAILS(gm_control_p(cans, sizes, 10, &options, &none), GM_ERR_INVALID_OPTION, "that of a chart p");
    FAILS(gm_control_p(cans, sizes, 1, NULL, &none), GM_ERR_TOO_FEW_UNITS, "points of a chart");
    FAILS(gm_control_p(sizes, cans, 2, NULL, &none), GM_ERR_INVALID_OPTION, "at index 0");
    NULLS(gm_control_p(NULL, sizes, 10, NULL, &none));
    OK(gm_control_u(cans, hours, 3, NULL, &chart));
    OK(gm_chart_point_at(chart, 1, &point));
    SAME(point.value, 7.5);
    gm_chart_free(chart);
    OK(gm_control_u_prime(cans, hours, 3, NULL, &chart));
    OK(gm_chart_facts_of(chart, &facts));
    CHECK(facts.kind == GM_CHART_U_PRIME && facts.baseline.sigma != 1);
    gm_chart_free(chart);

    OK(gm_control_xmr(&flows, NULL, &chart));
    OK(gm_chart_point_at(chart, 0, &point));
    NEAR(point.upper, 55.8041, 5e-5);
    NEAR(point.lower, 45.8159, 5e-5);
    OK(gm_chart_moving_ranges(chart, ranges, LENGTH(ranges), &n));
    CHECK(n == 9);
    NEAR(ranges[0], 2.0, 1e-12);
    OK(gm_chart_range_signals(chart, above, LENGTH(above), &n));
    CHECK(n == 0);
    OK(gm_chart_facts_of(chart, &facts));
    NEAR(facts.range_center, 1.8778, 5e-5);
    gm_chart_free(chart);

    OK(gm_baseline_init(&stored, GM_CHART_XMR, 50, 2.0539));
    FAILS(gm_baseline_init(&stored, GM_CHART_P, 80, 1), GM_ERR_INVALID_OPTION, "a share between 0 and 1");
    FAILS(gm_baseline_init(&stored, 7, 80, 1), GM_ERR_INVALID_ARGUMENT, "no chart 7");
    OK(gm_ewma_options_init(&ewma));
    ewma.weight = 0.3;
    ewma.asymptotic = 1;
    ewma.baseline = &stored;
    OK(gm_control_ewma(&three, &ewma, &chart));
    OK(gm_chart_point_at(chart, 1, &point));
    NEAR(point.value, 49.52, 5e-3);
    NEAR(point.upper, 52.5884, 5e-5);
    gm_chart_free(chart);
    OK(gm_cusum_options_init(&cusum));
    cusum.baseline = &stored;
    OK(gm_control_cusum(&three, &cusum, &chart));
    OK(gm_chart_point_at(chart, 1, &point));
    CHECK(point.has_low_value == 1);
    NEAR(point.low_value, -(3.0 - 0.5 * 2.0539), 1e-12);
    gm_chart_free(chart);
    cusum.h = 0;
    FAILS(gm_control_cusum(&three, &cusum, &none), GM_ERR_INVALID_OPTION, "h = 0");
    CHECK(none == NULL);
}

/* Six shops in two regions, by hand. */
static void test_survey_design(void)
{
    static const int8_t ratings[] = {5, 5, 4, 3, 4, 4, 5, 4, 2, 3, 3, 3};
    static const int32_t shops[] = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6};
    static const char *const by[] = {"shop", "region"};
    static const int32_t regions[] = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2};
    static const char *const text = "id = \"s\"\nscales.five = { min = 1, max = 5 }\n"
                                    "items = [{ id = \"overall\", scale = \"five\" }]\n";
    gm_field fields[3];
    gm_instrument *instrument = NULL;
    gm_summary *summary = NULL;
    gm_summary_options how;
    gm_survey_options options;
    gm_survey_estimate found;
    gm_survey_cluster clusters[2] = {{"north", NULL}, {NULL, NULL}};
    gm_trend *trend = NULL;
    gm_scale scale;
    gm_counts *counts = NULL;
    gm_column column, shop, region;
    size_t n = 0;

    OK(gm_column_init(&column, GM_I8, ratings, 12));
    OK(gm_column_init(&shop, GM_I32, shops, 12));
    OK(gm_column_init(&region, GM_I32, regions, 12));
    OK(gm_field_init(&fields[0], "overall", &column));
    OK(gm_field_init(&fields[1], "shop", &shop));
    OK(gm_field_init(&fields[2], "region", &region));
    OK(gm_instrument_from_toml(text, &instrument));
    OK(gm_summary_options_init(&how));
    how.by = by;
    how.n_by = 2;
    OK(gm_summary_new(instrument, &how, &summary));
    OK(gm_summary_observe(summary, fields, 3));
    OK(gm_survey_options_init(&options));
    options.statistic = GM_STATISTIC_MEAN;
    options.clusters = "shop";
    options.strata = "region";
    OK(gm_csat_survey(summary, "overall", &options, &found));
    CHECK(found.df == 4 && found.n_clusters == 6 && found.n_strata == 2 && found.has_design_effect);
    NEAR(found.estimate.value, 3.75, 1e-12);
    /* 3 / 2 times the squares of (10, 7, 8) and (9, 5, 6) about their means, over 144. */
    NEAR(found.estimate.std_error, 0.37267799624996495, 1e-12);
    CHECK(found.estimate.method == GM_METHOD_T && found.statistic == GM_STATISTIC_MEAN);
    OK(gm_csat_survey(summary, "overall", NULL, &found));
    CHECK(found.n_clusters == 12 && found.estimate.method == GM_METHOD_KORN_GRAUBARD);
    options.strata = "shop";
    FAILS(gm_csat_survey(summary, "overall", &options, &found), GM_ERR_INVALID_OPTION, "another for strata");
    options.strata = NULL;
    options.clusters = "region";
    OK(gm_csat_survey(summary, "overall", &options, &found));
    CHECK(found.df == 1);
    options.strata = "region";
    options.clusters = NULL;
    OK(gm_csat_survey(summary, "overall", &options, &found));
    CHECK(found.df == 10 && found.n_clusters == 12);
    NULLS(gm_csat_survey(NULL, "overall", NULL, &found));

    OK(gm_csat_trend_summary(summary, "overall", "shop", NULL, &trend));
    OK(gm_trend_n_periods(trend, &n));
    CHECK(n == 6);
    gm_trend_free(trend);
    trend = NULL;
    FAILS(gm_csat_trend_summary(summary, "overall", "week", NULL, &trend), GM_ERR_UNKNOWN_COLUMN, "week");
    CHECK(trend == NULL);

    OK(gm_scale_init(&scale, 1, 5));
    OK(gm_counts_new(&scale, &counts));
    OK(gm_column_init(&column, GM_I8, ratings, 4));
    OK(gm_counts_extend(counts, &column, NULL));
    clusters[0].counts = counts;
    clusters[1].counts = counts;
    FAILS(gm_csat_survey_clusters(clusters, 2, NULL, &found), GM_ERR_TOO_FEW_UNITS, "join it with");
    clusters[1].stratum = "north";
    OK(gm_csat_survey_clusters(clusters, 2, NULL, &found));
    CHECK(found.df == 1 && found.estimate.n_valid == 8 && found.estimate.method == GM_METHOD_NONE);
    clusters[1].counts = NULL;
    NULLS(gm_csat_survey_clusters(clusters, 2, NULL, &found));
    NULLS(gm_survey_options_init(NULL));
    gm_counts_free(counts);
    gm_summary_free(summary);
    gm_instrument_free(instrument);
}

/* Shops and months with ratings: "n" is better than "s" throughout, "w" has one month. */
static gm_summary *shops_by_month(void)
{
    static const int8_t ratings[] = {5, 5, 4, 4, 5, 4, 2, 1, 2, 3, 1, 2, 3};
    static const char *const shops[] = {"n", "n", "n", "n", "n", "n", "s", "s", "s", "s", "s", "s", "w"};
    static const char *const months[] = {"1", "1", "2", "2", "3", "3", "1", "1", "2", "2", "3", "3", "1"};
    static const char *const by[] = {"shop", "month"};
    static const char *const text = "id = \"s\"\nscales.five = { min = 1, max = 5 }\n"
                                    "items = [{ id = \"overall\", scale = \"five\" }]\n";
    const gm_column answers = column_of(GM_I8, ratings, 13);
    gm_instrument *instrument = NULL;
    gm_summary *summary = NULL;
    gm_summary_options how;
    gm_field fields[3];

    OK(gm_field_init(&fields[0], "overall", &answers));
    OK(gm_field_init(&fields[1], "shop", NULL));
    OK(gm_field_init(&fields[2], "month", NULL));
    fields[1].kind = fields[2].kind = GM_FIELD_LABELS;
    fields[1].labels = shops;
    fields[2].labels = months;
    fields[1].n_labels = fields[2].n_labels = 13;
    OK(gm_instrument_from_toml(text, &instrument));
    OK(gm_summary_options_init(&how));
    how.by = by;
    how.n_by = 2;
    OK(gm_summary_new(instrument, &how, &summary));
    OK(gm_summary_observe(summary, fields, 3));
    gm_instrument_free(instrument);
    return summary;
}

static void test_rows_of_sites(void)
{
    const gm_site_count months[] = {{"a", 80, 100.0}, {"a", 60, 100.0}, {"b", 40, 100.0}, {"b", 60, 100.0}};
    gm_sites_options options;
    gm_sites *sites = NULL, *none = NULL;
    gm_sites_facts facts;
    gm_site site;

    OK(gm_sites_options_init(&options));
    CHECK(options.within == GM_WITHIN_CHANCE);
    options.statistic = GM_SITES_SHARE;
    OK(gm_consistency_sites_counts(months, 4, &options, &sites));
    OK(gm_sites_facts_of(sites, &facts));
    CHECK(facts.has_rows && facts.n_rows == 4 && facts.rows_df == 2 && facts.within == GM_WITHIN_CHANCE);
    /* Each month is 10 from its site: of a, 2 * 100 / 21; of b, 2 * 100 / 25. */
    NEAR(facts.rows_q, 200.0 / 21.0 + 200.0 / 25.0, 1e-12);
    NEAR(facts.rows_phi, facts.rows_q / 2.0, 1e-12);
    gm_sites_free(sites);
    options.within = GM_WITHIN_ROWS;
    OK(gm_consistency_sites_counts(months, 4, &options, &sites));
    OK(gm_sites_facts_of(sites, &facts));
    CHECK(facts.within == GM_WITHIN_ROWS && facts.funnel == GM_FUNNEL_NORMAL);
    OK(gm_sites_get(sites, 0, &site));
    CHECK(site.has_design_effect);
    NEAR(site.design_effect, 2.0 * 200.0 / 42.0, 1e-12);
    gm_sites_free(sites);
    FAILS(gm_consistency_sites_counts(months + 1, 2, &options, &none), GM_ERR_INVALID_OPTION, "several rows");
    options.within = 2;
    FAILS(gm_consistency_sites_counts(months, 4, &options, &none), GM_ERR_INVALID_ARGUMENT, "within");
}

static void test_sites(const gm_summary *summary)
{
    static const char *const shop[] = {"shop"}, *const south[] = {"s"}, *const east[] = {"e"};
    static const double hours[] = {1, 2, 3, 7, 8, 9};
    static const char *const regions[] = {"a", "a", "a", "b", "b", "b"};
    const gm_column values = column_of(GM_F64, hours, 6);
    gm_site_count counts[2] = {{"a", 90, 100}, {"b", 40, 100}};
    gm_sites_options options;
    gm_sites_facts facts;
    gm_sites *sites = NULL, *none = NULL;
    gm_site site;
    gm_field field;
    size_t n = 0;

    OK(gm_sites_options_init(&options));
    NULLS(gm_sites_options_init(NULL));
    OK(gm_consistency_sites(summary, "overall", shop, 1, &options, &sites));
    OK(gm_sites_n(sites, &n));
    CHECK(n == 3);
    OK(gm_sites_find(sites, south, 1, &n));
    CHECK(n == 1);
    FAILS(gm_sites_find(sites, east, 1, &n), GM_ERR_UNKNOWN_SEGMENT, "e");
    OK(gm_sites_get(sites, 1, &site));
    NEAR(site.mean, 11.0 / 6.0, 1e-15);
    CHECK(site.n == 6 && site.rank == 3 && site.shrunken > site.mean && site.lower < site.upper);
    FAILS(gm_sites_get(sites, 3, &site), GM_ERR_INVALID_ARGUMENT, "no site 3");
    OK(gm_sites_facts_of(sites, &facts));
    CHECK(facts.has_icc && facts.has_between_limits && facts.n_valid == 13 && facts.statistic == GM_SITES_MEAN);
    CHECK(facts.between_low <= facts.between_sd && facts.between_sd <= facts.between_high);
    TEXT_IS(gm_sites_label(sites, 0, 0, buffer, capacity, &needed), "n");
    TEXT_HAS(gm_sites_json(sites, buffer, capacity, &needed), "\"between_sd\":");
    gm_sites_free(sites);
    gm_sites_free(NULL);
    options.overdispersion = 9;
    FAILS(gm_consistency_sites(summary, "overall", shop, 1, &options, &none), GM_ERR_INVALID_ARGUMENT, "over-dispersion 9");
    FAILS(gm_consistency_sites(summary, "taste", shop, 1, NULL, &none), GM_ERR_UNKNOWN_ITEM, "taste");
    NULLS(gm_consistency_sites(NULL, "overall", shop, 1, NULL, &none));

    OK(gm_field_init(&field, "region", NULL));
    field.kind = GM_FIELD_LABELS;
    field.labels = regions;
    field.n_labels = 6;
    OK(gm_consistency_sites_values(&values, &field, NULL, &sites));
    OK(gm_sites_facts_of(sites, &facts));
    /* Mean squares 54 and 1, three in each. */
    NEAR(facts.icc.value, 53.0 / 56.0, 1e-12);
    NEAR(facts.between_sd, sqrt(53.0 / 3.0), 1e-12);
    gm_sites_free(sites);
    field.kind = GM_FIELD_NUMBERS;
    FAILS(gm_consistency_sites_values(&values, &field, NULL, &none), GM_ERR_INVALID_ARGUMENT, "labels are needed");
    NULLS(gm_consistency_sites_values(&values, NULL, NULL, &none));

    OK(gm_consistency_sites_counts(counts, 2, NULL, &sites));
    OK(gm_sites_facts_of(sites, &facts));
    CHECK(facts.statistic == GM_SITES_SHARE && facts.applied == GM_OVERDISPERSION_ADDITIVE && facts.n_beyond_chance == 2);
    SAME(facts.center, 0.65);
    gm_sites_free(sites);
    FAILS(gm_consistency_sites_counts(counts, 1, NULL, &none), GM_ERR_TOO_FEW_UNITS, "sites with answers: 1");
    counts[1].count = 101;
    FAILS(gm_consistency_sites_counts(counts, 2, NULL, &none), GM_ERR_INVALID_OPTION, "101 at index 1");
    test_rows_of_sites();
}

static void test_channels(const gm_summary *summary)
{
    static const gm_channel_wish wishes[] = {{"phone", 150, 1, 0}, {"chat", 50, 0, 0}};
    gm_channels_options options;
    gm_channels *channels = NULL, *none = NULL;
    gm_channels_facts facts;
    gm_channel channel;
    gm_wanted_channel wanted[2];
    gm_estimate served;
    int32_t has_served = 0;
    size_t n = 0;

    OK(gm_channels_options_init(&options));
    NULLS(gm_channels_options_init(NULL));
    options.mix = "month";
    OK(gm_consistency_channels(summary, "overall", "shop", &options, &channels));
    OK(gm_channels_n(channels, &n));
    CHECK(n == 3);
    OK(gm_channels_get(channels, 0, &channel));
    CHECK(channel.has_standardised && channel.has_difference && channel.difference.value > 0 && channel.n_unmatched == 0);
    OK(gm_channels_get(channels, 2, &channel));
    CHECK(channel.has_standardised && channel.n_unmatched == 2 && channel.crude.n_valid == 1);
    OK(gm_channels_facts_of(channels, &facts));
    /* The third channel has but one of the strata. */
    CHECK(facts.shared > 0.0 && facts.shared < 1.0);
    TEXT_IS(gm_channels_label(channels, 1, buffer, capacity, &needed), "s");
    TEXT_HAS(gm_channels_json(channels, buffer, capacity, &needed), "\"mix\":\"month\"");
    gm_channels_free(channels);
    gm_channels_free(NULL);
    FAILS(gm_consistency_channels(summary, "overall", "desk", NULL, &none), GM_ERR_UNKNOWN_COLUMN, "desk");
    NULLS(gm_consistency_channels(NULL, "overall", "shop", NULL, &none));

    OK(gm_consistency_channels_wanted(wishes, 2, 200, 0.05, 0.95, wanted, &served, &has_served));
    CHECK(wanted[0].index == 0 && wanted[0].verdict == GM_CHANNEL_SERVED);
    CHECK(wanted[1].index == 1 && wanted[1].verdict == GM_CHANNEL_MISSING && has_served == 1);
    SAME(served.value, 0.75);
    FAILS(gm_consistency_channels_wanted(wishes, 2, 100, 0.05, 0.95, wanted, &served, &has_served), GM_ERR_INVALID_OPTION,
          "150 for");
    NULLS(gm_consistency_channels_wanted(wishes, 2, 200, 0.05, 0.95, NULL, &served, &has_served));
}

static void test_over_time(const gm_summary *summary)
{
    static const char *const shop[] = {"shop"};
    static const gm_site_period counts[] = {
        {"a", "1", 88, 100}, {"a", "2", 90, 100}, {"a", "3", 89, 100}, {"a", "4", 60, 100}, {"b", "1", 70, 100}};
    gm_over_time_options options;
    gm_over_time *found = NULL, *none = NULL;
    gm_over_time_facts facts;
    gm_chart *chart = NULL;
    size_t n = 0, beyond[4];

    OK(gm_over_time_options_init(&options));
    NULLS(gm_over_time_options_init(NULL));
    options.statistic = GM_SITES_MEAN;
    OK(gm_consistency_over_time(summary, "overall", "month", shop, 1, &options, &found));
    OK(gm_over_time_n(found, &n));
    CHECK(n == 3);
    OK(gm_over_time_chart(found, 0, &chart));
    OK(gm_chart_n_points(chart, &n));
    CHECK(n == 3);
    gm_chart_free(chart);
    OK(gm_over_time_chart(found, 2, &chart));
    CHECK(chart == NULL);
    TEXT_IS(gm_over_time_label(found, 2, 0, buffer, capacity, &needed), "w");
    TEXT_HAS(gm_over_time_json(found, buffer, capacity, &needed), "too few points of a chart");
    gm_over_time_free(found);
    gm_over_time_free(NULL);
    FAILS(gm_consistency_over_time(summary, "overall", "week", shop, 1, NULL, &none), GM_ERR_UNKNOWN_COLUMN, "week");
    NULLS(gm_consistency_over_time(NULL, "overall", "month", shop, 1, NULL, &none));

    OK(gm_consistency_over_time_counts(counts, 5, NULL, &found));
    OK(gm_over_time_facts_of(found, &facts));
    CHECK(facts.n_points == 4 && facts.n_beyond == 1 && facts.n_beyond_joint == 1);
    OK(gm_over_time_beyond_joint(found, 0, beyond, 4, &n));
    CHECK(n == 1 && beyond[0] == 3);
    FAILS(gm_over_time_beyond_joint(found, 2, beyond, 4, &n), GM_ERR_INVALID_ARGUMENT, "no site 2");
    gm_over_time_free(found);
    FAILS(gm_consistency_over_time_counts(NULL, 0, NULL, &none), GM_ERR_TOO_FEW_UNITS, "sites with answers: 0");
}

static void test_consistency(void)
{
    static const double slow[] = {9.0, 12.5, 11.0, 30.0}, quick[] = {7.0, 8.0, 6.5, 9.0, 10.0};
    const gm_column a = column_of(GM_F64, slow, 4), b = column_of(GM_F64, quick, 5);
    gm_summary *summary = shops_by_month();
    gm_permutation found;

    test_sites(summary);
    test_channels(summary);
    test_over_time(summary);
    OK(gm_consistency_permutation(&a, &b, 10000, 1, &found));
    CHECK(found.exact && found.replicates == 126 && found.student.has_test && found.welch.has_test);
    SAME(found.p_greater, 3.0 / 126.0);
    FAILS(gm_consistency_permutation(&a, &b, 10, 1, &found), GM_ERR_INVALID_OPTION, "replicates");
    NULLS(gm_consistency_permutation(&a, NULL, 10000, 1, &found));
    gm_summary_free(summary);
}

static void test_trend(void)
{
    /* Smokers among patients, the example of prop.trend.test in R: p = 0.004132. */
    static const char *labels[] = {"Q1", "Q2", "Q3", "Q4"};
    static const uint64_t smokers[] = {83, 90, 129, 70}, patients[] = {86, 93, 136, 82};
    static const int8_t ratings[] = {5, 4, 1};
    const gm_column answers = column_of(GM_I8, ratings, 3);
    const gm_scale scale = scale_of(1, 5);
    gm_counts *counts = NULL;
    gm_period periods[4];
    gm_trend_options options;
    gm_trend *trend = NULL, *none = NULL;
    gm_chart *chart = NULL;
    gm_slope_test slope;
    gm_estimate share;
    gm_baseline stored;
    size_t n = 0, i;

    for (i = 0; i < 4; i++) {
        periods[i].label = labels[i];
        periods[i].counts = NULL;
        periods[i].successes = smokers[i];
        periods[i].n = patients[i];
    }
    OK(gm_csat_trend(periods, 4, NULL, &trend));
    OK(gm_trend_n_periods(trend, &n));
    CHECK(n == 4);
    OK(gm_trend_slope(trend, &slope));
    NEAR(slope.p, 0.004132, 5e-7);
    CHECK(slope.has_test == 1);
    OK(gm_trend_period(trend, 3, &share));
    SAME(share.value, 70.0 / 82.0);
    TEXT_IS(gm_trend_period_label(trend, 3, buffer, capacity, &needed), "Q4");
    FAILS(gm_trend_period(trend, 4, &share), GM_ERR_INVALID_ARGUMENT, "no period 4");
    OK(gm_trend_chart(trend, &chart));
    OK(gm_chart_n_points(chart, &n));
    CHECK(n == 4);
    gm_chart_free(chart);
    OK(gm_trend_alternative(trend, &chart));
    CHECK(chart != NULL);
    gm_chart_free(chart);
    TEXT_HAS(gm_trend_json(trend, buffer, capacity, &needed), "\"slope\":");
    gm_trend_free(trend);
    gm_trend_free(NULL);

    OK(gm_counts_new(&scale, &counts));
    OK(gm_counts_extend(counts, &answers, NULL));
    periods[0].counts = counts;
    OK(gm_trend_options_init(&options));
    OK(gm_baseline_init(&stored, GM_CHART_P, 0.5, 1));
    options.baseline = &stored;
    OK(gm_csat_trend(periods, 1, &options, &trend));
    OK(gm_trend_period(trend, 0, &share));
    SAME(share.value, 2.0 / 3.0);
    OK(gm_trend_alternative(trend, &chart));
    CHECK(chart == NULL);
    OK(gm_trend_slope(trend, &slope));
    CHECK(slope.has_test == 0);
    gm_trend_free(trend);
    FAILS(gm_csat_trend(periods, 0, NULL, &none), GM_ERR_TOO_FEW_UNITS, "points of a chart");
    periods[1].n = 0;
    FAILS(gm_csat_trend(periods, 2, NULL, &none), GM_ERR_NO_VALID_RATINGS, "Q2");
    periods[1].label = NULL;
    NULLS(gm_csat_trend(periods, 2, NULL, &none));
    gm_counts_free(counts);
}

static void test_zone_and_difference(void)
{
    gm_summary *summary = model_summary(), *empty = NULL;
    gm_instrument *instrument = NULL;
    gm_zone *zone = NULL, *no_zone = NULL;
    gm_tolerance row;
    gm_inversions records;
    gm_difference *difference = NULL, *none = NULL;
    gm_score_reliability score;
    gm_outcome_models models;
    double reliability = MARK;
    int32_t problem = -1;
    size_t n = 0, i;

    OK(gm_gap_zone_of_tolerance(summary, 0.95, NULL, &zone));
    OK(gm_zone_n_rows(zone, GM_ROW_DIMENSION, &n));
    CHECK(n == 2);
    OK(gm_zone_row(zone, GM_ROW_ATTRIBUTE, 0, &row));
    SAME(row.superiority.estimate.value, -2.0);
    SAME(row.adequacy.estimate.value, 0.5);
    SAME(row.width.estimate.value, 2.5);
    SAME(row.position.value, 0.2);
    CHECK(row.has_position == 1 && row.position.method == GM_METHOD_FIELLER && row.inverted == 0);
    OK(gm_zone_row(zone, GM_ROW_ATTRIBUTE, 1, &row));
    CHECK(row.inverted == 1);
    OK(gm_zone_row(zone, GM_ROW_OVERALL, 0, &row));
    SAME(row.superiority.estimate.value, -1.75);
    TEXT_IS(gm_zone_row_id(zone, GM_ROW_OVERALL, 0, buffer, capacity, &needed), "overall");
    TEXT_IS(gm_zone_row_label(zone, GM_ROW_DIMENSION, 0, buffer, capacity, &needed), "Speed");
    OK(gm_zone_records(zone, &records));
    CHECK(records.records == 6 && records.inverted_records == 1 && records.inversions == 1 && records.flagged == 1);
    TEXT_HAS(gm_zone_json(zone, buffer, capacity, &needed), "\"inverted_records\":1");
    FAILS(gm_zone_row(zone, GM_ROW_ALL_ITEMS, 0, &row), GM_ERR_INVALID_ARGUMENT, "no kind 3");
    FAILS(gm_zone_row(zone, GM_ROW_OVERALL, 1, &row), GM_ERR_INVALID_ARGUMENT, "no row 1");
    FAILS(gm_zone_row_id(zone, GM_ROW_DIMENSION, 2, NULL, 0, &n), GM_ERR_INVALID_ARGUMENT, "no row 2");
    NULLS(gm_zone_records(NULL, &records));
    NULLS(gm_zone_records(zone, NULL));
    gm_zone_free(zone);
    gm_zone_free(NULL);
    OK(gm_gap_zone_of_tolerance(summary, 0.95, "nl", &zone));
    TEXT_IS(gm_zone_row_label(zone, GM_ROW_DIMENSION, 0, buffer, capacity, &needed), "Snelheid");
    gm_zone_free(zone);
    FAILS(gm_gap_zone_of_tolerance(summary, NAN, NULL, &no_zone), GM_ERR_INVALID_LEVEL, "NaN");
    NULLS(gm_gap_zone_of_tolerance(NULL, 0.95, NULL, &no_zone));
    NULLS(gm_gap_zone_of_tolerance(summary, 0.95, NULL, NULL));

    /* Both scores of reliability 0.9 and equal spread, correlated 0.3: (1.8 - 0.6) / (2 - 0.6). */
    OK(gm_gap_difference_reliability(0.9, 0.9, 0.3, 1, 1, &reliability));
    NEAR(reliability, 6.0 / 7.0, 1e-15);
    reliability = MARK;
    FAILS(gm_gap_difference_reliability(1.1, 0.9, 0.3, 1, 1, &reliability), GM_ERR_INVALID_OPTION, "reliability_p");
    FAILS(gm_gap_difference_reliability(0.9, 0.9, NAN, 1, 1, &reliability), GM_ERR_INVALID_OPTION, "correlation");
    FAILS(gm_gap_difference_reliability(0.9, 0.9, 1, 1, 1, &reliability), GM_ERR_INVALID_OPTION, "some variance");
    NULLS(gm_gap_difference_reliability(0.9, 0.9, 0.3, 1, 1, NULL));
    SAME(reliability, MARK);

    OK(gm_gap_difference_score(summary, 0.95, NULL, &difference));
    OK(gm_difference_n_rows(difference, GM_ROW_DIMENSION, &n));
    CHECK(n == 2);
    OK(gm_difference_n_rows(difference, GM_ROW_ATTRIBUTE, &n));
    CHECK(n == 0);
    OK(gm_difference_row(difference, GM_ROW_OVERALL, 0, &score));
    CHECK(score.n == 6 && score.has_correlation == 1 && score.sd_p > score.sd_e);
    OK(gm_difference_row(difference, GM_ROW_DIMENSION, 0, &score));
    CHECK(score.has_alpha_p == 0 && score.has_alpha_e == 0 && score.has_reliability == 0);
    SAME(score.reliability, 0.0);
    TEXT_IS(gm_difference_row_id(difference, GM_ROW_DIMENSION, 1, buffer, capacity, &needed), "people");
    TEXT_IS(gm_difference_row_label(difference, GM_ROW_OVERALL, 0, buffer, capacity, &needed), "Overall");
    OK(gm_difference_outcome(difference, &models));
    CHECK(models.has_outcome == 1 && models.n == 6 && models.direct_r_squared >= models.constrained_r_squared);
    CHECK(models.direct_r_squared >= models.performance_r_squared && models.constraint.p <= 1);
    OK(gm_difference_n_flags(difference, &n));
    CHECK(n > 0);
    for (i = 0; i < n; i++) {
        OK(gm_difference_flag(difference, i, &problem));
        CHECK(problem >= GM_DIFFERENCE_LOW_RELIABILITY && problem <= GM_DIFFERENCE_HIGHER_ORDER);
        TEXT(gm_difference_flag_id(difference, i, buffer, capacity, &needed), buffer[0] != '\0');
        TEXT(gm_difference_flag_text(difference, i, buffer, capacity, &needed), buffer[0] != '\0');
    }
    FAILS(gm_difference_flag(difference, n, &problem), GM_ERR_INVALID_ARGUMENT, "no flag");
    OK(gm_difference_n_notes(difference, &n));
    CHECK(n > 0);
    TEXT_HAS(gm_difference_note(difference, 0, buffer, capacity, &needed), "no ");
    FAILS(gm_difference_note(difference, n, NULL, 0, &i), GM_ERR_INVALID_ARGUMENT, "no note");
    TEXT_HAS(gm_difference_json(difference, buffer, capacity, &needed), "\"item\":\"sat\"");
    FAILS(gm_difference_row(difference, GM_ROW_ATTRIBUTE, 0, &score), GM_ERR_INVALID_ARGUMENT, "no row 0");
    FAILS(gm_difference_row(difference, 4, 0, &score), GM_ERR_INVALID_ARGUMENT, "no kind 4");
    NULLS(gm_difference_outcome(NULL, &models));
    gm_difference_free(difference);
    gm_difference_free(NULL);
    FAILS(gm_gap_difference_score(summary, 0, NULL, &none), GM_ERR_INVALID_LEVEL, "0");
    NULLS(gm_gap_difference_score(NULL, 0.95, NULL, &none));
    NULLS(gm_gap_difference_score(summary, 0.95, NULL, NULL));

    OK(gm_instrument_servperf(&instrument));
    OK(gm_summary_new(instrument, NULL, &empty));
    FAILS(gm_gap_zone_of_tolerance(empty, 0.95, NULL, &no_zone), GM_ERR_MISSING_VIEWPOINT, "expectation");
    FAILS(gm_gap_difference_score(empty, 0.95, NULL, &none), GM_ERR_MISSING_VIEWPOINT, "expectation");
    CHECK(no_zone == NULL && none == NULL);
    gm_summary_free(empty);
    gm_instrument_free(instrument);
    gm_summary_free(summary);
}

static void test_change(void)
{
    static const char *const names[] = {"E_fast", "E_kind", "P_fast", "P_kind", "customer"};
    static const int8_t before_rows[][5] = {{7, 6, 4, 5, 1}, {6, 7, 5, 5, 2}, {7, 6, 5, 6, 3}, {6, 6, 4, 4, 4}};
    static const int8_t after_rows[][5] = {{7, 6, 6, 5, 2}, {6, 7, 5, 6, 3}, {7, 6, 5, 6, 4}, {6, 6, 5, 6, 5}};
    static const int8_t twice[] = {1, 1, 2, 3};
    gm_instrument *instrument = NULL, *servperf = NULL;
    gm_summary *before = NULL, *after = NULL, *matched = NULL, *other = NULL;
    gm_column columns[2][5], doubled = column_of(GM_I8, twice, 4);
    gm_field fields[2][5];
    gm_table tables[2];
    gm_change *change = NULL, *none = NULL;
    gm_row_change row;
    gm_waves waves;
    gm_five *five = NULL;
    gm_gap_estimate gap;
    uint64_t people = 0;
    size_t n = 0, i;

    for (i = 0; i < 5; i++) {
        columns[0][i] = column_of(GM_I8, &before_rows[0][i], 4);
        columns[1][i] = column_of(GM_I8, &after_rows[0][i], 4);
        columns[0][i].stride = columns[1][i].stride = 5;
        OK(gm_field_init(&fields[0][i], names[i], &columns[0][i]));
        OK(gm_field_init(&fields[1][i], names[i], &columns[1][i]));
    }
    OK(gm_table_init(&tables[0], fields[0], 5));
    OK(gm_table_init(&tables[1], fields[1], 5));
    NULLS(gm_table_init(NULL, fields[0], 5));
    OK(gm_instrument_from_toml(MODEL, &instrument));
    OK(gm_summary_new(instrument, NULL, &before));
    OK(gm_summary_new(instrument, NULL, &after));

    /* Customers 2 to 4 were asked twice: perceptions of fast went by 1, 0, 1, of kind by 0, 0, 2. */
    OK(gm_gap_change_paired(&tables[0], &tables[1], instrument, "customer", 0.95, NULL, &change));
    OK(gm_change_waves(change, &waves));
    CHECK(waves.n_matched == 3 && waves.n_unmatched == 2 && waves.design == GM_DESIGN_PAIRED);
    OK(gm_change_row(change, GM_ROW_ATTRIBUTE, 0, &row));
    NEAR(row.perception.value, 2.0 / 3, 1e-12);
    NEAR(row.expectation.value, 1.0 / 3, 1e-12);
    SAME(row.gap.value, row.perception.value - row.expectation.value);
    NEAR(row.after - row.before, row.gap.value, 1e-12);
    CHECK(row.gap.n_valid == 3 && row.gap.has_low == 1 && row.expectations_rise == 0);
    TEXT_IS(gm_change_row_id(change, GM_ROW_DIMENSION, 1, buffer, capacity, &needed), "people");
    TEXT_IS(gm_change_row_label(change, GM_ROW_OVERALL, 0, buffer, capacity, &needed), "Overall");
    OK(gm_change_n_rows(change, GM_ROW_ATTRIBUTE, &n));
    CHECK(n == 2);
    TEXT_HAS(gm_change_json(change, buffer, capacity, &needed), "\"design\":\"paired\"");
    FAILS(gm_change_row(change, GM_ROW_ATTRIBUTE, 2, &row), GM_ERR_INVALID_ARGUMENT, "no row 2");
    FAILS(gm_change_n_rows(change, GM_ROW_ALL_ITEMS, &n), GM_ERR_INVALID_ARGUMENT, "no kind 3");
    NULLS(gm_change_waves(NULL, &waves));
    NULLS(gm_change_row(change, GM_ROW_OVERALL, 0, NULL));
    gm_change_free(change);
    gm_change_free(NULL);
    FAILS(gm_gap_change_paired(&tables[0], &tables[1], instrument, "who", 0.95, NULL, &none), GM_ERR_UNKNOWN_COLUMN,
          "who");
    fields[1][4].column = &doubled;
    FAILS(gm_gap_change_paired(&tables[0], &tables[1], instrument, "customer", 0.95, NULL, &none),
          GM_ERR_INVALID_OPTION, "once in a table");
    fields[1][4].column = NULL;
    NULLS(gm_gap_change_paired(&tables[0], &tables[1], instrument, "customer", 0.95, NULL, &none));
    fields[1][4].column = &columns[1][4];
    columns[1][4].n = 3;
    FAILS(gm_gap_change_paired(&tables[0], &tables[1], instrument, "customer", 0.95, NULL, &none),
          GM_ERR_UNEQUAL_LENGTHS, "customer");
    columns[1][4].n = 4;
    NULLS(gm_gap_change_paired(NULL, &tables[1], instrument, "customer", 0.95, NULL, &none));
    NULLS(gm_gap_change_paired(&tables[0], &tables[1], NULL, "customer", 0.95, NULL, &none));
    NULLS(gm_gap_change_paired(&tables[0], &tables[1], instrument, NULL, 0.95, NULL, &none));
    NULLS(gm_gap_change_paired(&tables[0], &tables[1], instrument, "customer", 0.95, NULL, NULL));
    tables[0].struct_size = 1;
    FAILS(gm_gap_change_paired(&tables[0], &tables[1], instrument, "customer", 0.95, NULL, &none),
          GM_ERR_INVALID_ARGUMENT, "before has struct_size 1");
    tables[0].struct_size = tables[1].struct_size;

    OK(gm_summary_observe(before, fields[0], 5));
    OK(gm_summary_observe(after, fields[1], 5));
    OK(gm_gap_change(before, after, 0.9, "en", &change));
    OK(gm_change_waves(change, &waves));
    CHECK(waves.n_matched == 0 && waves.design == GM_DESIGN_INDEPENDENT);
    OK(gm_change_row(change, GM_ROW_OVERALL, 0, &row));
    NEAR(row.perception.value, 0.75, 1e-12);
    NEAR(row.expectation.value, 0.0, 1e-12);
    CHECK(row.gap.method == GM_METHOD_WELCH && row.gap.n_valid == 8);
    SAME(row.gap.level, 0.9);
    gm_change_free(change);
    FAILS(gm_gap_change(before, after, 1, NULL, &none), GM_ERR_INVALID_LEVEL, "1");
    OK(gm_instrument_servperf(&servperf));
    OK(gm_summary_new(servperf, NULL, &other));
    FAILS(gm_gap_change(before, other, 0.95, NULL, &none), GM_ERR_MISMATCH, "instruments differ");
    FAILS(gm_gap_change(other, other, 0.95, NULL, &none), GM_ERR_MISSING_VIEWPOINT, "expectation");
    NULLS(gm_gap_change(NULL, after, 0.95, NULL, &none));
    NULLS(gm_gap_change(before, NULL, 0.95, NULL, &none));
    NULLS(gm_gap_change(before, after, 0.95, NULL, NULL));
    CHECK(none == NULL);

    /* Expected by customers 1 to 4, perceived by customers 2 to 5. */
    OK(gm_summary_new(instrument, NULL, &matched));
    fields[0][2] = fields[0][4];
    OK(gm_table_init(&tables[0], fields[0], 3));
    OK(gm_table_init(&tables[1], &fields[1][2], 3));
    OK(gm_summary_observe_matched(matched, tables, 2, "customer"));
    OK(gm_summary_rows(matched, &people));
    CHECK(people == 5);
    OK(gm_gap_five(matched, NULL, &five));
    OK(gm_five_gap(five, 5, GM_ROW_OVERALL, 0, &gap));
    CHECK(gap.n_pairs == 3 && gap.design == GM_DESIGN_PARTIALLY_PAIRED);
    gm_five_free(five);
    FAILS(gm_summary_observe_matched(matched, tables, 2, "who"), GM_ERR_UNKNOWN_COLUMN, "who");
    fields[1][4].column = &doubled;
    FAILS(gm_summary_observe_matched(matched, tables, 2, "customer"), GM_ERR_INVALID_OPTION, "once in a table");
    tables[1].struct_size = 1;
    FAILS(gm_summary_observe_matched(matched, tables, 2, "customer"), GM_ERR_INVALID_ARGUMENT, "tables[1]");
    NULLS(gm_summary_observe_matched(NULL, tables, 2, "customer"));
    NULLS(gm_summary_observe_matched(matched, NULL, 2, "customer"));
    NULLS(gm_summary_observe_matched(matched, tables, 2, NULL));
    OK(gm_summary_rows(matched, &people));
    CHECK(people == 5);
    gm_summary_free(matched);
    gm_summary_free(other);
    gm_summary_free(after);
    gm_summary_free(before);
    gm_instrument_free(servperf);
    gm_instrument_free(instrument);
}

static void test_antecedents(void)
{
    static const int8_t high[] = {6, 7, 5, 6, 4}, low[] = {2, 1, 3, 1, 4}, units[] = {1, 2, 3, 4, 5};
    static const int8_t expected[] = {7, 7, 7, 6, 7}, believed[] = {6, 7, 5, 6, 3};
    static const char *const by[] = {"unit"};
    char ids[48][8];
    gm_instrument *instrument = NULL, *model = NULL;
    gm_summary_options options;
    gm_summary *summary = NULL, *gaps = NULL, *all = NULL;
    gm_column much = column_of(GM_I8, high, 5), little = column_of(GM_I8, low, 5);
    gm_column unit = column_of(GM_I8, units, 5), e = column_of(GM_I8, expected, 5), m = column_of(GM_I8, believed, 5);
    gm_field fields[49], gap_fields[5];
    gm_antecedents *antecedents = NULL, *none = NULL;
    gm_antecedent row;
    gm_five *five = NULL;
    gm_diagnosis *diagnosis = NULL;
    uint64_t n = 77;
    int32_t has_units = 7;
    size_t rows = 0, i;

    NULLS(gm_instrument_antecedents(NULL));
    OK(gm_instrument_antecedents(&instrument));
    OK(gm_instrument_n_attributes(instrument, &rows));
    CHECK(rows == 48);
    for (i = 0; i < 48; i++) {
        OK(gm_instrument_attribute_id(instrument, i, ids[i], sizeof ids[i], NULL));
        OK(gm_field_init(&fields[i], ids[i], i % 3 == 2 ? &little : &much));
    }
    OK(gm_field_init(&fields[48], "unit", &unit));
    OK(gm_summary_options_init(&options));
    options.by = by;
    options.n_by = 1;
    OK(gm_summary_new(instrument, &options, &summary));
    FAILS(gm_gap_antecedents(summary, NULL, 0.95, NULL, &none), GM_ERR_NO_VALID_RATINGS, "constructs");
    OK(gm_summary_observe(summary, fields, 49));
    OK(gm_gap_antecedents(summary, NULL, 0.95, NULL, &antecedents));
    OK(gm_antecedents_n_rows(antecedents, &rows));
    CHECK(rows == 16);
    OK(gm_antecedents_row(antecedents, 0, &row));
    /* Means of 6, 6, 6; 7, 7, 7; 5, 5, 5; 6, 6, 7; 4, 4, 4. */
    NEAR(row.mean.value, (18 + 21 + 15 + 19 + 12) / 15.0, 1e-12);
    CHECK(row.gap == 1 && row.polarity == 1 && row.alpha_n == 5);
    CHECK(row.has_alpha == 1 && row.alpha_is_negative == 0);
    CHECK(row.has_correlation == 0 && row.as_expected == 0);
    SAME(row.correlation.value, 0.0);
    OK(gm_antecedents_row(antecedents, 12, &row));
    CHECK(row.gap == 3 && row.polarity == -1);
    TEXT_IS(gm_antecedents_row_id(antecedents, 12, buffer, capacity, &needed), "role_conflict");
    TEXT_IS(gm_antecedents_row_label(antecedents, 7, buffer, capacity, &needed), "Teamwork");
    FAILS(gm_antecedents_row(antecedents, 16, &row), GM_ERR_INVALID_ARGUMENT, "no construct 16");
    FAILS(gm_antecedents_row_id(antecedents, 16, NULL, 0, &rows), GM_ERR_INVALID_ARGUMENT, "no construct 16");
    OK(gm_antecedents_n_unanswered(antecedents, &rows));
    CHECK(rows == 0);
    FAILS(gm_antecedents_unanswered(antecedents, 0, NULL, 0, &rows), GM_ERR_INVALID_ARGUMENT, "there are 0");
    OK(gm_antecedents_respondents(antecedents, &n));
    CHECK(n == 5);
    OK(gm_antecedents_units(antecedents, &n, &has_units));
    CHECK(n == 0 && has_units == 0);
    TEXT_HAS(gm_antecedents_json(antecedents, buffer, capacity, &needed), "\"units\":null");
    NULLS(gm_antecedents_units(antecedents, NULL, &has_units));
    NULLS(gm_antecedents_units(antecedents, &n, NULL));
    NULLS(gm_antecedents_row(NULL, 0, &row));
    gm_antecedents_free(antecedents);
    gm_antecedents_free(NULL);

    OK(gm_instrument_from_toml(MODEL, &model));
    OK(gm_summary_new(model, &options, &gaps));
    OK(gm_field_init(&gap_fields[0], "E_fast", &e));
    OK(gm_field_init(&gap_fields[1], "E_kind", &e));
    OK(gm_field_init(&gap_fields[2], "M_fast", &m));
    OK(gm_field_init(&gap_fields[3], "M_kind", &m));
    OK(gm_field_init(&gap_fields[4], "unit", &unit));
    OK(gm_summary_observe(gaps, gap_fields, 5));
    OK(gm_gap_antecedents(summary, gaps, 0.95, "et", &antecedents));
    OK(gm_antecedents_units(antecedents, &n, &has_units));
    CHECK(n == 5 && has_units == 1);
    OK(gm_antecedents_row(antecedents, 0, &row));
    CHECK(row.has_correlation == 1 && row.as_expected == 1);
    CHECK(row.correlation.n_valid == 5 && row.correlation.value > 0.8);
    OK(gm_antecedents_row(antecedents, 2, &row));
    CHECK(row.has_correlation == 1 && row.as_expected == 0);
    OK(gm_antecedents_row(antecedents, 5, &row));
    CHECK(row.has_correlation == 0);

    OK(gm_gap_five(gaps, NULL, &five));
    OK(gm_gap_diagnose(five, antecedents, NULL, &diagnosis));
    TEXT_HAS(gm_diagnosis_json(diagnosis, buffer, capacity, &needed), "\"rule\":\"weak_antecedent\"");
    gm_antecedents_free(antecedents);
    gm_diagnosis_free(diagnosis);
    gm_five_free(five);

    OK(gm_summary_new(model, NULL, &all));
    FAILS(gm_gap_antecedents(summary, all, 0.95, NULL, &none), GM_ERR_INVALID_OPTION, "segment column");
    FAILS(gm_gap_antecedents(all, NULL, 0.95, NULL, &none), GM_ERR_UNKNOWN_ITEM, "marketing_research_orientation");
    FAILS(gm_gap_antecedents(summary, NULL, 0.95, "de", &none), GM_ERR_INVALID_OPTION, "en, nl, fr, et");
    FAILS(gm_gap_antecedents(summary, NULL, -1, NULL, &none), GM_ERR_INVALID_LEVEL, "-1");
    NULLS(gm_gap_antecedents(NULL, gaps, 0.95, NULL, &none));
    NULLS(gm_gap_antecedents(summary, gaps, 0.95, NULL, NULL));
    CHECK(none == NULL);
    gm_summary_free(all);
    gm_summary_free(gaps);
    gm_summary_free(summary);
    gm_instrument_free(model);
    gm_instrument_free(instrument);
}

static void test_cross_products(void)
{
    static const double waited[] = {10.5, 30.0, 20.5, 5.0}, rated[] = {4, 2, 3, NAN}, row[] = {1, INFINITY};
    gm_column columns[2], wrong;
    gm_cross_products *products = NULL, *other = NULL, *none = NULL;
    double value = MARK;
    int32_t has_value = 7;
    uint64_t n = 0;
    size_t variables = 0;

    columns[0] = column_of(GM_F64, waited, 4);
    columns[1] = column_of(GM_F64, rated, 4);
    OK(gm_cross_products_new(2, &products));
    OK(gm_cross_products_mean(products, 0, &value, &has_value));
    CHECK(has_value == 0);
    SAME(value, 0.0);
    OK(gm_cross_products_extend(products, columns, 2));
    OK(gm_cross_products_n_variables(products, &variables));
    CHECK(variables == 2);
    OK(gm_cross_products_n_valid(products, &n));
    CHECK(n == 3);
    OK(gm_cross_products_n_missing(products, &n));
    CHECK(n == 1);
    OK(gm_cross_products_mean(products, 1, &value, &has_value));
    CHECK(has_value == 1);
    SAME(value, 3.0);
    OK(gm_cross_products_covariance(products, 0, 1, &value, &has_value));
    SAME(value, -9.75);
    OK(gm_cross_products_correlation(products, 1, 0, &value, &has_value));
    NEAR(value, -0.9999, 5e-5);
    OK(gm_cross_products_push(products, waited, 2));
    OK(gm_cross_products_merge(products, products));
    OK(gm_cross_products_n_valid(products, &n));
    CHECK(n == 8);
    FAILS(gm_cross_products_push(products, waited, 3), GM_ERR_INVALID_OPTION, "3 of them");
    FAILS(gm_cross_products_push(products, row, 2), GM_ERR_OFF_SCALE, "index 1");
    NULLS(gm_cross_products_push(products, NULL, 2));
    wrong = columns[1];
    columns[1].n = 3;
    FAILS(gm_cross_products_extend(products, columns, 2), GM_ERR_UNEQUAL_LENGTHS, "3");
    columns[1] = wrong;
    FAILS(gm_cross_products_extend(products, columns, 1), GM_ERR_INVALID_OPTION, "1 of them");
    NULLS(gm_cross_products_extend(products, NULL, 2));
    OK(gm_cross_products_new(3, &other));
    FAILS(gm_cross_products_merge(products, other), GM_ERR_MISMATCH, "2 variables");
    NULLS(gm_cross_products_merge(products, NULL));
    value = MARK;
    FAILS(gm_cross_products_mean(products, 2, &value, &has_value), GM_ERR_INVALID_ARGUMENT, "no variable 2");
    FAILS(gm_cross_products_covariance(products, 0, 2, &value, &has_value), GM_ERR_INVALID_ARGUMENT, "there are 2");
    FAILS(gm_cross_products_correlation(products, 9, 0, &value, &has_value), GM_ERR_INVALID_ARGUMENT, "no variable 9");
    NULLS(gm_cross_products_covariance(products, 0, 1, NULL, &has_value));
    NULLS(gm_cross_products_covariance(NULL, 0, 1, &value, &has_value));
    SAME(value, MARK);
    FAILS(gm_cross_products_new(0, &none), GM_ERR_INVALID_OPTION, "1 to 256");
    NULLS(gm_cross_products_new(2, NULL));
    CHECK(none == NULL);
    gm_cross_products_free(other);
    gm_cross_products_free(products);
    gm_cross_products_free(NULL);
}

static void test_pairwise(void)
{
    static const int8_t first[] = {1, 3, 2, 9}, second[] = {2, 9, 4, 1};
    gm_column columns[2];
    gm_cross_products *products = NULL;
    gm_items *items = NULL;
    gm_scale scale;
    const double missing[] = {9};
    int32_t is_pairwise = 7;
    uint64_t n = 0;
    size_t k = 0;

    columns[0] = column_of(GM_I8, first, 4);
    columns[1] = column_of(GM_I8, second, 4);
    OK(gm_scale_init(&scale, 1, 5));
    OK(gm_cross_products_pairwise(2, &products));
    OK(gm_cross_products_is_pairwise(products, &is_pairwise));
    CHECK(is_pairwise == 1);
    FAILS(gm_cross_products_extend_ratings(products, columns, 2, &scale), GM_ERR_OFF_SCALE, "9");
    scale.missing = missing;
    scale.n_missing = 1;
    OK(gm_cross_products_extend_ratings(products, columns, 2, &scale));
    NULLS(gm_cross_products_extend_ratings(products, columns, 2, NULL));
    OK(gm_cross_products_n_pairs(products, 0, 1, &n));
    CHECK(n == 2);
    OK(gm_cross_products_n_pairs(products, 1, 1, &n));
    CHECK(n == 3);
    FAILS(gm_cross_products_n_pairs(products, 0, 2, &n), GM_ERR_INVALID_ARGUMENT, "no variable 2");
    OK(gm_items_new(products, NULL, 0, &items));
    OK(gm_items_n(items, &k));
    CHECK(k == 2);
    gm_items_free(items);
    NULLS(gm_items_new(NULL, NULL, 0, &items));
    NULLS(gm_cross_products_pairwise(2, NULL));
    gm_cross_products_free(products);
}

static void test_structure(const gm_items *items)
{
    static const char *const names[] = {"first", "second"};
    static const char *const one[] = {"a", "b"}, *const two[] = {"c", "d"}, *const twice[] = {"c", "a"};
    gm_item_list lists[2];
    gm_structure_options options;
    gm_structure *structure = NULL;
    gm_structure_figures figures;
    gm_structure_dimension dimension;
    gm_structure_pair pair;
    gm_structure_item item;
    gm_structure_factor factor;
    gm_structure_eigenvalue eigenvalue;
    char text[16384];
    double value = MARK;
    int32_t has = -1;

    OK(gm_structure_options_init(&options));
    NULLS(gm_structure_options_init(NULL));
    OK(gm_item_list_init(&lists[0], one, 2));
    OK(gm_item_list_init(&lists[1], twice, 2));
    FAILS(gm_reliability_structure(items, names, lists, 2, NULL, &structure), GM_ERR_INVALID_OPTION, "\"a\" in \"first\"");
    OK(gm_item_list_init(&lists[1], two, 2));
    FAILS(gm_reliability_structure(items, names, lists, 1, NULL, &structure), GM_ERR_INVALID_OPTION, "at least 2 dim");
    options.rotation = 9;
    FAILS(gm_reliability_structure(items, names, lists, 2, &options, &structure), GM_ERR_INVALID_ARGUMENT, "rotation 9");
    options.rotation = GM_ROTATION_VARIMAX;
    options.replicates = 200;
    NULLS(gm_reliability_structure(NULL, names, lists, 2, &options, &structure));
    OK(gm_reliability_structure(items, names, lists, 2, &options, &structure));
    OK(gm_structure_get(structure, &figures));
    CHECK(figures.k == 4 && figures.n_dimensions == 2 && figures.n_pairs == 1 && figures.n_factors == 1);
    CHECK(figures.n == 8 && figures.replicates == 200 && figures.rotation == GM_ROTATION_VARIMAX);
    OK(gm_structure_dimension_name(structure, 1, text, sizeof text, NULL));
    CHECK(strcmp(text, "second") == 0);
    OK(gm_structure_get_dimension(structure, 0, &dimension));
    CHECK(dimension.n_items == 2 && dimension.has_ave == 1 && dimension.alpha > 0);
    OK(gm_structure_get_pair(structure, 0, &pair));
    CHECK(pair.first == 0 && pair.second == 1 && pair.has_htmt == 1 && pair.correlation.value > 0.5);
    CHECK(pair.correlation.method == GM_METHOD_FISHER_Z && pair.correlation.low < pair.correlation.value);
    OK(gm_structure_item_name(structure, 3, text, sizeof text, NULL));
    CHECK(strcmp(text, "d") == 0);
    OK(gm_structure_get_item(structure, 3, &item));
    CHECK(item.dimension == 1 && item.factor == 0);
    OK(gm_structure_loading(structure, 3, 0, &value));
    NEAR(value * value, item.communality, 1e-12);
    OK(gm_structure_item_correlation(structure, 3, 1, &value, &has));
    CHECK(has == 1);
    SAME(value, item.item_rest);
    OK(gm_structure_get_factor(structure, 0, &factor));
    NEAR(factor.share, factor.variance / 4, 1e-15);
    OK(gm_structure_factor_correlation(structure, 0, 0, &value));
    SAME(value, 1.0);
    OK(gm_structure_get_eigenvalue(structure, 0, &eigenvalue));
    CHECK(eigenvalue.component > 1 && eigenvalue.has_factor == 1);
    OK(gm_structure_json(structure, text, sizeof text, NULL));
    CHECK(strstr(text, "\"misplaced\"") != NULL);
    FAILS(gm_structure_loading(structure, 3, 1, &value), GM_ERR_INVALID_ARGUMENT, "there is no factor 1");
    FAILS(gm_structure_get_item(structure, 4, &item), GM_ERR_INVALID_ARGUMENT, "4");
    FAILS(gm_structure_get_pair(structure, 1, &pair), GM_ERR_INVALID_ARGUMENT, "1");
    gm_structure_free(structure);
    gm_structure_free(NULL);
}

static void test_reliability(void)
{
    static const int8_t a[] = {7, 6, 5, 6, 4, 4, 2, 1}, b[] = {5, 6, 6, 6, 5, 6, 3, 5};
    static const int8_t c[] = {6, 4, 6, 6, 5, 5, 3, 5}, d[] = {6, 4, 6, 7, 5, 5, 4, 2};
    static const char *const ids[] = {"a", "b", "c", "d"};
    static const char *const unknown[] = {"z"};
    const int8_t *const answers[] = {a, b, c, d};
    gm_column columns[4];
    gm_field fields[4];
    gm_table table;
    gm_items_options items_options;
    gm_alpha_options alpha_options;
    gm_omega_options omega_options;
    gm_split_half_options half_options;
    gm_careless_options careless_options;
    gm_items *items = NULL;
    gm_alpha alpha;
    gm_alpha_item rows[4];
    gm_omega omega;
    gm_omega_item loadings[4];
    gm_split_half halves;
    gm_half_item half_rows[4];
    gm_ordinal_alpha *ordinal = NULL;
    gm_ordinal_alpha_figures figures;
    gm_careless *careless = NULL;
    gm_careless_counts counts;
    gm_careless_row row;
    gm_item_list list;
    uint8_t keep[8];
    char text[1024];
    double value = MARK;
    size_t i;

    for (i = 0; i < 4; i++) {
        columns[i] = column_of(GM_I8, answers[i], 8);
        OK(gm_field_init(&fields[i], ids[i], &columns[i]));
    }
    OK(gm_table_init(&table, fields, 4));
    OK(gm_items_options_init(&items_options));
    NULLS(gm_items_options_init(NULL));
    items_options.columns = unknown;
    items_options.n_columns = 1;
    FAILS(gm_items_from_table(&table, &items_options, &items), GM_ERR_UNKNOWN_COLUMN, "\"z\"");
    items_options.n_columns = 0;
    items_options.missing = 7;
    FAILS(gm_items_from_table(&table, &items_options, &items), GM_ERR_INVALID_ARGUMENT, "7");
    NULLS(gm_items_from_table(NULL, NULL, &items));
    OK(gm_items_from_table(&table, NULL, &items));
    OK(gm_items_name(items, 2, text, sizeof text, NULL));
    CHECK(strcmp(text, "c") == 0);
    FAILS(gm_items_name(items, 4, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "4");
    OK(gm_alpha_options_init(&alpha_options));
    NULLS(gm_alpha_options_init(NULL));
    OK(gm_reliability_alpha(items, NULL, &alpha, rows, 4));
    CHECK(alpha.k == 4 && alpha.n == 8 && alpha.n_negative == 0 && alpha.missing == GM_MISSING_PAIRWISE);
    CHECK(alpha.has_standardized == 1 && alpha.standardized < 1);
    CHECK(alpha.low < alpha.value && alpha.value < alpha.high && rows[3].has_if_dropped == 1);
    alpha_options.reverse = unknown;
    alpha_options.n_reverse = 1;
    FAILS(gm_reliability_alpha(items, &alpha_options, &alpha, NULL, 0), GM_ERR_UNKNOWN_COLUMN, "a, b, c, d");
    FAILS(gm_reliability_alpha(items, NULL, &alpha, rows, 3), GM_ERR_UNEQUAL_LENGTHS, "rows");
    NULLS(gm_reliability_alpha(NULL, NULL, &alpha, NULL, 0));
    OK(gm_omega_options_init(&omega_options));
    NULLS(gm_omega_options_init(NULL));
    OK(gm_reliability_omega(items, &omega_options, &omega, loadings, 4));
    NEAR(omega.value, 0.8582065219, 1e-9);
    NEAR(omega.standardized, 0.8476902223, 1e-9);
    NEAR(loadings[0].loading, 0.836735, 1e-6);
    NULLS(gm_reliability_omega(NULL, NULL, &omega, NULL, 0));
    OK(gm_split_half_options_init(&half_options));
    NULLS(gm_split_half_options_init(NULL));
    half_options.halves = GM_HALVES_FIRST_LAST;
    OK(gm_reliability_split_half(items, &half_options, &halves, half_rows, 4));
    CHECK(half_rows[1].is_first == 1 && half_rows[2].is_first == 0 && halves.k == 4);
    SAME(halves.unequal_length, halves.spearman_brown);
    half_options.halves = 9;
    FAILS(gm_reliability_split_half(items, &half_options, &halves, NULL, 0), GM_ERR_INVALID_ARGUMENT, "9");
    NULLS(gm_reliability_split_half(NULL, NULL, &halves, NULL, 0));
    OK(gm_reliability_spearman_brown(0.5, 3, &value));
    SAME(value, 0.75);
    FAILS(gm_reliability_spearman_brown(2, 3, &value), GM_ERR_INVALID_OPTION, "reliability = 2");
    NULLS(gm_reliability_spearman_brown(0.5, 3, NULL));
    test_structure(items);
    gm_items_free(items);
    gm_items_free(NULL);

    OK(gm_reliability_ordinal_alpha(&table, NULL, NULL, 0, &ordinal));
    OK(gm_ordinal_alpha_get(ordinal, &figures));
    CHECK(figures.k == 4 && figures.value > 0.7 && figures.value < 1);
    OK(gm_ordinal_alpha_correlation(ordinal, 1, 1, &value));
    SAME(value, 1.0);
    OK(gm_ordinal_alpha_json(ordinal, text, sizeof text, NULL));
    CHECK(strstr(text, "\"correlations\"") != NULL);
    FAILS(gm_ordinal_alpha_correlation(ordinal, 1, 4, &value), GM_ERR_INVALID_ARGUMENT, "4");
    gm_ordinal_alpha_free(ordinal);
    NULLS(gm_reliability_ordinal_alpha(NULL, NULL, NULL, 0, &ordinal));

    OK(gm_careless_options_init(&careless_options));
    NULLS(gm_careless_options_init(NULL));
    OK(gm_item_list_init(&list, ids, 4));
    NULLS(gm_item_list_init(NULL, ids, 4));
    careless_options.dimensions = &list;
    careless_options.n_dimensions = 1;
    careless_options.longstring = 3;
    OK(gm_reliability_careless(&table, &careless_options, &careless));
    OK(gm_careless_get(careless, &counts));
    CHECK(counts.respondents == 8 && counts.flagged == counts.reasons[GM_CARELESS_LONGSTRING]);
    CHECK(counts.has_reasons[GM_CARELESS_LONGSTRING] == 1 && counts.has_reasons[GM_CARELESS_EVEN_ODD] == 0);
    CHECK(counts.has_equal_both == 0);
    OK(gm_careless_get_row(careless, 3, &row));
    CHECK(row.longstring == 3 && row.reasons == 1U << GM_CARELESS_LONGSTRING && row.keep == 0);
    OK(gm_careless_keep(careless, keep, 8));
    CHECK(keep[3] == 0 && keep[7] == 1);
    FAILS(gm_careless_keep(careless, keep, 7), GM_ERR_UNEQUAL_LENGTHS, "keep");
    FAILS(gm_careless_get_row(careless, 8, &row), GM_ERR_INVALID_ARGUMENT, "8");
    gm_careless_free(careless);
    gm_careless_free(NULL);
    NULLS(gm_reliability_careless(NULL, NULL, &careless));
}

static void test_weighting(void)
{
    static const char *const regions[] = {"east", "east", "west", "west"};
    static const int8_t age[] = {1, 2, 1, 2};
    static const double w[] = {1, 1, 1, 2, 2, 3, 5, .5, .5, 4};
    static const char *const names[] = {"east", "west"};
    static const char *const ages[] = {"1", "2"};
    static const char *const by[] = {"region"};
    static const double shares[] = {.75, .25}, halves[] = {.5, .5}, totals[] = {200, 100}, wrong[] = {200, 101};
    const gm_column age_column = column_of(GM_I8, age, 4), weights_column = column_of(GM_F64, w, 10);
    gm_rake_options options;
    gm_margin margins[2];
    gm_field fields[2];
    gm_table table;
    gm_weighting found;
    gm_kish kish;
    gm_estimate share;
    double weights[4];

    OK(gm_field_init(&fields[0], "region", NULL));
    fields[0].kind = GM_FIELD_LABELS;
    fields[0].labels = regions;
    fields[0].n_labels = 4;
    OK(gm_field_init(&fields[1], "age", &age_column));
    OK(gm_table_init(&table, fields, 2));
    OK(gm_margin_init(&margins[0], "region", names, shares, 2));
    NULLS(gm_margin_init(NULL, "region", names, shares, 2));
    OK(gm_margin_init(&margins[1], "age", ages, halves, 2));
    OK(gm_rake_options_init(&options));
    NULLS(gm_rake_options_init(NULL));
    OK(gm_weighting_rake(&table, margins, 2, NULL, weights, 4, &found));
    CHECK(weights[0] == 1.5 && weights[1] == 1.5 && weights[2] == 0.5 && weights[3] == 0.5);
    CHECK(found.iterations == 1 && found.trimmed == 0 && found.design_effect == 1.25);
    options.trim = 1;
    options.trim_low = 0.75;
    options.trim_high = 1.25;
    FAILS(gm_weighting_rake(&table, margins, 2, &options, weights, 4, &found), GM_ERR_INVALID_OPTION, "\"east\"");
    FAILS(gm_weighting_rake(&table, margins, 2, NULL, weights, 3, &found), GM_ERR_UNEQUAL_LENGTHS, "weights");
    FAILS(gm_weighting_rake(&table, margins, 0, NULL, weights, 4, &found), GM_ERR_INVALID_OPTION, "margins");
    margins[1].n = 1;
    FAILS(gm_weighting_rake(&table, margins, 2, NULL, weights, 4, &found), GM_ERR_INVALID_OPTION, "2 at index 1");
    OK(gm_margin_init(&margins[1], "age", ages, wrong, 2));
    margins[0].totals = totals;
    FAILS(gm_weighting_rake(&table, margins, 2, NULL, weights, 4, &found), GM_ERR_WEIGHT_SUM, "301");
    NULLS(gm_weighting_rake(NULL, margins, 2, NULL, weights, 4, &found));
    NULLS(gm_weighting_rake(&table, NULL, 2, NULL, weights, 4, &found));

    OK(gm_weighting_post_stratify(&table, by, 1, names, totals, 2, NULL, weights, 4, &found));
    CHECK(weights[0] == 100 && weights[3] == 50 && found.weight_max == 100);
    fields[0].n_labels = 4;
    fields[0].labels = NULL;
    NULLS(gm_weighting_post_stratify(&table, by, 1, names, totals, 2, NULL, weights, 4, &found));

    OK(gm_weighting_kish(&weights_column, &kish));
    CHECK(kish.sum == 20 && kish.n == 10);
    NEAR(kish.design_effect, 1.5375, 1e-12);
    NULLS(gm_weighting_kish(NULL, &kish));
    OK(gm_stats_korn_graubard(0.0218579235, 0.0226224509, 183, 14, 0.95, &share));
    CHECK(share.method == GM_METHOD_KORN_GRAUBARD);
    NEAR(share.high, 0.1375077639, 1e-8);
    NULLS(gm_stats_korn_graubard(0.5, 0.1, 10, 9, 0.95, NULL));
}

static void test_sampling(void)
{
    static const char *const modes[] = {"mail", "web"};
    static const double invited[] = {200, 400}, responded[] = {100, 50};
    const gm_column invited_column = column_of(GM_F64, invited, 2), responded_column = column_of(GM_F64, responded, 2);
    const gm_scale scale = scale_of(1, 5);
    gm_counts *early = NULL, *late = NULL;
    gm_response_rates *rates = NULL;
    gm_response_rate rate;
    gm_size_options options;
    gm_sample_size size;
    gm_early_late found;
    gm_bounds bounds;
    gm_field fields[3];
    gm_table table;
    size_t n = 0;
    char text[400];

    OK(gm_size_options_init(&options, GM_SIZE_SHARE));
    NULLS(gm_size_options_init(NULL, GM_SIZE_SHARE));
    FAILS(gm_sampling_size(&options, &size), GM_ERR_INVALID_OPTION, "margin = none");
    options.margin = 0.05;
    OK(gm_sampling_size(&options, &size));
    CHECK(size.n == 385 && size.groups == 1 && size.p == 0.5);
    options.has_population = 1;
    options.population = 1000;
    OK(gm_sampling_size(&options, &size));
    CHECK(size.n == 278);
    options.kind = 6;
    FAILS(gm_sampling_size(&options, &size), GM_ERR_INVALID_ARGUMENT, "6");
    NULLS(gm_sampling_size(NULL, &size));

    OK(gm_field_init(&fields[0], "mode", NULL));
    fields[0].kind = GM_FIELD_LABELS;
    fields[0].labels = modes;
    fields[0].n_labels = 2;
    OK(gm_field_init(&fields[1], "invited", &invited_column));
    OK(gm_field_init(&fields[2], "responded", &responded_column));
    OK(gm_table_init(&table, fields, 3));
    OK(gm_sampling_response(&table, 0.95, &rates));
    OK(gm_response_rates_n(rates, &n));
    CHECK(n == 3);
    OK(gm_response_rates_get(rates, 1, &rate));
    CHECK(rate.has_mode && !rate.has_incentive && !rate.has_completed && rate.response_rate.value == 0.5);
    OK(gm_response_rates_mode(rates, 1, text, sizeof text, NULL));
    CHECK(strcmp(text, "mail") == 0);
    OK(gm_response_rates_incentive(rates, 1, text, sizeof text, NULL));
    CHECK(strcmp(text, "") == 0);
    OK(gm_response_rates_json(rates, NULL, 0, &n));
    CHECK(n > sizeof text);
    FAILS(gm_response_rates_get(rates, 3, &rate), GM_ERR_INVALID_ARGUMENT, "3");
    gm_response_rates_free(rates);
    gm_response_rates_free(NULL);
    table.n_fields = 2;
    FAILS(gm_sampling_response(&table, 0.95, &rates), GM_ERR_UNKNOWN_COLUMN, "responded");

    OK(gm_sampling_bounds(60, 75, 300, &bounds));
    CHECK(bounds.low == 0.2 && bounds.high == 0.95);
    FAILS(gm_sampling_bounds(5, 4, 9, &bounds), GM_ERR_INVALID_OPTION, "successes = 5");

    OK(gm_counts_new(&scale, &early));
    OK(gm_counts_new(&scale, &late));
    OK(gm_counts_push(early, 5));
    OK(gm_counts_push(early, 4));
    FAILS(gm_sampling_early_late(early, late, 2, NULL, 0, 0.95, &found), GM_ERR_NO_VALID_RATINGS, "the late");
    OK(gm_counts_push(late, 2));
    OK(gm_counts_push(late, 4));
    OK(gm_sampling_early_late(early, late, 2, NULL, 0, 0.95, &found));
    CHECK(found.share_difference.value == -0.5 && found.mean_difference.value == -1.5 && found.has_p);
    NULLS(gm_sampling_early_late(NULL, late, 2, NULL, 0, 0.95, &found));
    gm_counts_free(early);
    gm_counts_free(late);
}

static void test_complaints(void)
{
    const gm_complaint_group groups[] = {{"phone", 30, 1000.0}, {"chat", 10, 1000.0}};
    const gm_complaint_period before = {120, 10000.0, 60, 400}, after = {70, 10000.0, 62, 400};
    const gm_handling outcomes[] = {{"satisfied", 20, 18, 20}, {"dissatisfied", 20, 6, 20}};
    const gm_problem problem = {"billing", 100, 40, 100, outcomes, 2, 30, 60};
    const uint64_t customers = 150;
    gm_complaint_rate rate;
    gm_complaint_estimate found;
    gm_complaint_comparison *comparison = NULL;
    gm_complaint_totals totals;
    gm_compared_rate compared;
    gm_rate_ratio ratio;
    gm_complaint_change change;
    gm_damage *damage = NULL;
    gm_damage_row row;
    gm_damage_part part;
    size_t n = 0;

    OK(gm_complaint_rate_init(&rate, GM_COMPLAINT_RATE_KNOWN));
    NULLS(gm_complaint_rate_init(NULL, GM_COMPLAINT_RATE_KNOWN));
    FAILS(gm_complaints_estimate(10, &rate, NULL, 0.95, &found), GM_ERR_INVALID_OPTION, "rate = 0");
    rate.value = 0.05;
    OK(gm_complaints_estimate(10, &rate, NULL, 0.95, &found));
    CHECK(found.affected.value == 200.0 && found.silent.value == 190.0 && !found.has_customers);
    CHECK(found.affected.method == GM_METHOD_GARWOOD && found.rate_low == 0.05);
    FAILS(gm_complaints_estimate(10, &rate, &customers, 0.95, &found), GM_ERR_INVALID_OPTION, "affected = 200");
    NULLS(gm_complaints_estimate(10, NULL, NULL, 0.95, &found));
    rate.kind = GM_COMPLAINT_RATE_PRIOR;
    NULLS(gm_complaints_estimate(10, &rate, NULL, 0.95, &found));
    rate.name = "goodman_serious";
    OK(gm_complaints_estimate(10, &rate, NULL, 0.95, &found));
    CHECK(found.rate_high == 0.25 && !found.affected.has_std_error);
    rate.kind = GM_COMPLAINT_RATE_MEASURED;
    rate.complained = 5;
    rate.with_problem = 100;
    OK(gm_complaints_estimate(10, &rate, NULL, 0.95, &found));
    CHECK(found.affected.method == GM_METHOD_MELDED && found.affected.high > 367.0);
    rate.kind = 4;
    FAILS(gm_complaints_estimate(10, &rate, NULL, 0.95, &found), GM_ERR_INVALID_ARGUMENT, "4");
    TEXT_HAS(gm_complaints_priors(buffer, capacity, &needed), "tarp_1_in_27");
    TEXT_HAS(gm_complaints_prior("goodman_serious", buffer, capacity, &needed), "Goodman");
    FAILS(gm_complaints_prior("lee", NULL, 0, &n), GM_ERR_INVALID_OPTION, "tarp_1_in_27");

    OK(gm_complaints_compare(groups, 2, GM_COMPLAINTS_AGAINST_REST, NULL, GM_ADJUST_HOLM, 0.95, &comparison));
    OK(gm_complaint_comparison_totals(comparison, &totals));
    CHECK(totals.n_rates == 2 && totals.n_ratios == 2 && totals.df == 1 && totals.has_p);
    OK(gm_complaint_comparison_rate(comparison, 0, &compared));
    CHECK(compared.complaints == 30 && compared.rate.value == 0.03);
    OK(gm_complaint_comparison_ratio(comparison, 0, &ratio));
    CHECK(ratio.has_ratio && !ratio.has_at_least && ratio.ratio.value == 3.0 && ratio.p < 0.01);
    TEXT_HAS(gm_complaint_comparison_rate_label(comparison, 1, buffer, capacity, &needed), "chat");
    TEXT_HAS(gm_complaint_comparison_ratio_label(comparison, 0, buffer, capacity, &needed), "phone");
    TEXT_HAS(gm_complaint_comparison_ratio_against(comparison, 0, buffer, capacity, &needed), "the rest");
    OK(gm_complaint_comparison_json(comparison, NULL, 0, &n));
    FAILS(gm_complaint_comparison_ratio(comparison, 2, &ratio), GM_ERR_INVALID_ARGUMENT, "2");
    gm_complaint_comparison_free(comparison);
    gm_complaint_comparison_free(NULL);
    FAILS(gm_complaints_compare(groups, 1, GM_COMPLAINTS_AGAINST_REST, NULL, GM_ADJUST_HOLM, 0.95, &comparison),
          GM_ERR_TOO_FEW_UNITS, "1");
    NULLS(gm_complaints_compare(groups, 2, GM_COMPLAINTS_AGAINST_GROUP, NULL, GM_ADJUST_HOLM, 0.95, &comparison));
    const gm_complaint_group none[2] = {{"jan", 0, 10000.0}, {"feb", 10, 10000.0}};
    OK(gm_complaints_compare(none, 2, GM_COMPLAINTS_AGAINST_PREVIOUS, NULL, GM_ADJUST_HOLM, 0.95, &comparison));
    OK(gm_complaint_comparison_ratio(comparison, 0, &ratio));
    CHECK(!ratio.has_ratio && ratio.has_at_least && fabs(ratio.at_least - 2.2415) < 1e-3);
    gm_complaint_comparison_free(comparison);

    OK(gm_complaints_change(&before, &after, 0.95, &change));
    CHECK(change.reading == GM_READING_COMPLAINTS_FELL_ALONE && change.has_propensity_ratio);
    TEXT_HAS(gm_complaint_reading_text(change.reading, buffer, capacity, &needed),
             "fewer complaints while problems did not fall");
    FAILS(gm_complaint_reading_text(9, NULL, 0, &n), GM_ERR_INVALID_ARGUMENT, "9");
    NULLS(gm_complaints_change(NULL, &after, 0.95, &change));

    OK(gm_complaints_damage(&problem, 1, 10000, 400, 50.0, 0.95, &damage));
    OK(gm_damage_n(damage, &n));
    OK(gm_damage_total(damage, &row));
    CHECK(n == 1 && row.affected.value == 2500.0 && row.has_revenue_at_risk && row.lost.value > 1149.9);
    OK(gm_damage_problem(damage, 0, &row));
    CHECK(row.n_parts == 3);
    TEXT_HAS(gm_damage_problem_name(damage, 0, buffer, capacity, &needed), "billing");
    OK(gm_damage_get_part(damage, 0, 2, &part));
    CHECK(part.would_return.value == 0.5);
    TEXT_HAS(gm_damage_part_outcome(damage, 0, 2, buffer, capacity, &needed), "silent");
    OK(gm_damage_json(damage, NULL, 0, &n));
    FAILS(gm_damage_problem(damage, 1, &row), GM_ERR_INVALID_ARGUMENT, "1");
    gm_damage_free(damage);
    gm_damage_free(NULL);
    FAILS(gm_complaints_damage(&problem, 1, 300, 400, 50.0, 0.95, &damage), GM_ERR_INVALID_OPTION, "customers = 300");
}

static void test_economics(void)
{
    static const uint64_t survivors[] = {1000, 869, 743, 653, 593, 551, 517, 491};
    const gm_level_retention levels[] = {{"dissatisfied", 100, 50}, {"satisfied", 300, 270}};
    const double shift[] = {-0.1, 0.1};
    gm_retention_options options;
    gm_retention_value value;
    gm_cohort *cohort = NULL;
    gm_cohort_fit fit;
    gm_cohort_period period;
    gm_satisfaction_value *satisfaction = NULL;
    gm_satisfaction_overall overall;
    gm_satisfaction_level level;
    gm_service_options service;
    gm_service_level waiting;
    size_t n = 0;

    OK(gm_retention_options_init(&options, 100.0, 0.1));
    NULLS(gm_retention_options_init(NULL, 100.0, 0.1));
    FAILS(gm_economics_retention(&options, &value), GM_ERR_INVALID_OPTION, "retention = none");
    options.churn = 1.2;
    FAILS(gm_economics_retention(&options, &value), GM_ERR_INVALID_OPTION, "churn = 1.2");
    options.churn = NAN;
    options.has_counts = 1;
    options.kept = 80;
    options.customers = 100;
    OK(gm_economics_retention(&options, &value));
    CHECK(fabs(value.deferred.multiple.value - 8.0 / 3.0) < 1e-12 && value.deferred.lifetime_value.has_high);
    CHECK(fabs(value.immediate.lifetime_value.value - 1100.0 / 3.0) < 1e-10 && !value.has_cost_of_keeping);
    NULLS(gm_economics_retention(NULL, &value));

    OK(gm_economics_cohort(survivors, 8, 1.0, 0.1, 12, 0.95, &cohort));
    OK(gm_cohort_get_fit(cohort, &fit));
    CHECK(fabs(fit.alpha.value - 0.668) < 0.0005 && fabs(fit.beta.value - 3.806) < 0.0005 && fit.n_periods == 12);
    OK(gm_cohort_get_period(cohort, 11, &period));
    CHECK(period.period == 12 && !period.has_survivors && period.retention > 0.9);
    OK(gm_cohort_json(cohort, NULL, 0, &n));
    FAILS(gm_cohort_get_period(cohort, 12, &period), GM_ERR_INVALID_ARGUMENT, "12");
    gm_cohort_free(cohort);
    gm_cohort_free(NULL);
    FAILS(gm_economics_cohort(survivors, 2, 1.0, 0.1, 12, 0.95, &cohort), GM_ERR_TOO_FEW_UNITS, "periods");

    OK(gm_economics_satisfaction(levels, 2, 100.0, 0.1, shift, 0.95, &satisfaction));
    OK(gm_satisfaction_value_overall(satisfaction, &overall));
    CHECK(overall.has_shift && overall.n_levels == 2 && fabs(overall.shift_retention.value - 0.04) < 1e-12);
    CHECK(overall.shift_deferred.method == GM_METHOD_MOVER);
    OK(gm_satisfaction_value_level(satisfaction, 1, &level));
    CHECK(level.share.value == 0.75 && level.retention.value == 0.9);
    TEXT_HAS(gm_satisfaction_value_label(satisfaction, 1, buffer, capacity, &needed), "satisfied");
    OK(gm_satisfaction_value_json(satisfaction, NULL, 0, &n));
    gm_satisfaction_value_free(satisfaction);
    gm_satisfaction_value_free(NULL);
    OK(gm_economics_satisfaction(levels, 2, 100.0, 0.1, NULL, 0.95, &satisfaction));
    OK(gm_satisfaction_value_overall(satisfaction, &overall));
    CHECK(!overall.has_shift);
    gm_satisfaction_value_free(satisfaction);

    OK(gm_service_options_init(&service));
    NULLS(gm_service_options_init(NULL));
    OK(gm_economics_service_level(2.0, 3, &service, &waiting));
    CHECK(fabs(waiting.waiting_probability - 4.0 / 9.0) < 1e-14 && !waiting.has_patience);
    FAILS(gm_economics_service_level(3.0, 3, &service, &waiting), GM_ERR_INVALID_OPTION, "no steady state");
    FAILS(gm_economics_agents(10.0, 0.8, &service, &waiting), GM_ERR_INVALID_OPTION, "within = none");
    service.within = 20.0;
    FAILS(gm_economics_service_level(10.0, 14, &service, &waiting), GM_ERR_INVALID_OPTION, "handling_time = none");
    service.handling_time = 180.0;
    OK(gm_economics_agents(10.0, 0.8, &service, &waiting));
    CHECK(waiting.agents == 14);
    service.patience = 120.0;
    OK(gm_economics_service_level(20.0, 14, &service, &waiting));
    CHECK(waiting.has_patience && waiting.abandonment > 0.25 && waiting.abandonment < 0.4);
    NULLS(gm_economics_agents(10.0, 0.8, NULL, &waiting));
}

static void test_agreement(void)
{
    /* Shrout and Fleiss (1979), table 2. */
    static const int8_t given[4][6] = {
        {9, 6, 8, 7, 10, 6}, {2, 1, 4, 1, 5, 2}, {5, 3, 6, 2, 6, 4}, {8, 2, 8, 6, 9, 7}};
    static const char *const names[] = {"first", "second", "third", "fourth"};
    static const uint64_t both[] = {20, 5, 10, 15}, lopsided[] = {7, 0, 7, 0, 7, 0, 6, 1};
    static const double one_category[] = {1};
    gm_column columns[4];
    gm_field fields[4];
    gm_table table;
    gm_agreement_options options;
    gm_krippendorff_options drawn;
    gm_icc icc;
    gm_one_way one_way;
    gm_kappa kappa;
    gm_fleiss fleiss;
    gm_gwet gwet;
    gm_krippendorff alpha;
    gm_kendall_w w;
    size_t i;

    for (i = 0; i < 4; i++) {
        columns[i] = column_of(GM_I8, given[i], 6);
        OK(gm_field_init(&fields[i], names[i], &columns[i]));
    }
    OK(gm_table_init(&table, fields, 4));
    OK(gm_agreement_icc(&table, 0.95, &icc));
    NEAR(icc.icc_1_1.estimate.value, 0.17, 0.005);
    NEAR(icc.icc_a_1.estimate.value, 0.29, 0.005);
    NEAR(icc.icc_c_k.estimate.value, 0.91, 0.005);
    CHECK(icc.has_icc_a_k && icc.icc_c_1.has_f && icc.icc_1_k.estimate.method == GM_METHOD_F && icc.n_raters == 4);
    CHECK(icc.n_subjects == 6 && icc.n_missing == 0);
    FAILS(gm_agreement_icc(&table, 95, &icc), GM_ERR_INVALID_LEVEL, "95");
    NULLS(gm_agreement_icc(NULL, 0.95, &icc));
    NULLS(gm_agreement_icc(&table, 0.95, NULL));
    OK(gm_agreement_one_way(columns, 4, 0.95, &one_way));
    CHECK(one_way.n_groups == 4 && one_way.mean_size == 6 && one_way.has_f && one_way.icc.n_valid == 24);
    FAILS(gm_agreement_one_way(columns, 1, 0.95, &one_way), GM_ERR_TOO_FEW_UNITS, "too few groups");
    NULLS(gm_agreement_one_way(NULL, 2, 0.95, &one_way));

    OK(gm_agreement_options_init(&options));
    NULLS(gm_agreement_options_init(NULL));
    OK(gm_agreement_kappa_table(both, 2, NULL, &kappa));
    NEAR(kappa.estimate.value, 0.4, 1e-12);
    NEAR(kappa.estimate.std_error, 0.1269960629, 5e-11);
    CHECK(kappa.has_test && !kappa.prevalence_paradox && kappa.weights == GM_WEIGHTS_NOMINAL);
    FAILS(gm_agreement_kappa_table(both, 1, NULL, &kappa), GM_ERR_INVALID_OPTION, "1 columns");
    NULLS(gm_agreement_kappa_table(NULL, 2, NULL, &kappa));
    options.weights = GM_WEIGHTS_QUADRATIC;
    OK(gm_agreement_kappa(&columns[0], &columns[3], &options, &kappa));
    CHECK(kappa.n_categories == 6 && kappa.weights == GM_WEIGHTS_QUADRATIC);
    NULLS(gm_agreement_kappa(&columns[0], NULL, &options, &kappa));
    options.weights = 4;
    FAILS(gm_agreement_kappa(&columns[0], &columns[3], &options, &kappa), GM_ERR_INVALID_ARGUMENT, "weights 4");
    OK(gm_agreement_options_init(&options));
    OK(gm_agreement_fleiss(&table, &options, &fleiss));
    CHECK(fleiss.n_raters == 4 && fleiss.n_ratings == 24 && fleiss.free_marginal.value > fleiss.estimate.value);
    NULLS(gm_agreement_fleiss(NULL, &options, &fleiss));
    OK(gm_agreement_fleiss_counts(lopsided, 4, 2, &options, &fleiss));
    CHECK(fleiss.prevalence_paradox && fleiss.estimate.value < 0 && fleiss.ac1.value > 0.9);
    NULLS(gm_agreement_fleiss_counts(NULL, 4, 2, &options, &fleiss));
    OK(gm_agreement_gwet(&table, &options, &gwet));
    CHECK(gwet.has_p && gwet.n_ratings == 24 && gwet.estimate.method == GM_METHOD_T);
    NULLS(gm_agreement_gwet(&table, &options, NULL));
    OK(gm_agreement_gwet_counts(lopsided, 4, 2, NULL, &gwet));
    SAME(gwet.estimate.value, fleiss.ac1.value);
    NULLS(gm_agreement_gwet_counts(NULL, 4, 2, NULL, &gwet));
    options.categories = one_category;
    options.n_categories = 1;
    FAILS(gm_agreement_gwet(&table, &options, &gwet), GM_ERR_INVALID_OPTION, "categories");

    OK(gm_krippendorff_options_init(&drawn));
    NULLS(gm_krippendorff_options_init(NULL));
    drawn.level_of_measurement = GM_MEASUREMENT_INTERVAL;
    drawn.replicates = 400;
    OK(gm_agreement_krippendorff(&table, &drawn, &alpha));
    CHECK(alpha.estimate.has_low && alpha.estimate.low <= alpha.estimate.value && alpha.n_ratings == 24);
    CHECK(alpha.estimate.method == GM_METHOD_PERCENTILE && alpha.replicates + alpha.degenerate == 400);
    drawn.replicates = 399;
    FAILS(gm_agreement_krippendorff(&table, &drawn, &alpha), GM_ERR_INVALID_OPTION, "400 to 1000000 at level 0.95");
    NULLS(gm_agreement_krippendorff(NULL, NULL, &alpha));
    OK(gm_agreement_kendall_w(&table, &w));
    CHECK(w.df == 5 && w.n_raters == 4 && w.estimate.value > 0 && w.estimate.value < 1);
    NULLS(gm_agreement_kendall_w(&table, NULL));
    table.n_fields = 1;
    FAILS(gm_agreement_kendall_w(&table, &w), GM_ERR_TOO_FEW_UNITS, "too few raters: 1");
}

static void test_mystery_plan(void)
{
    static const char *const sites[] = {"north", "south"}, *const shoppers[] = {"Ann", "Bo", "Cy"};
    static const char *const observed[] = {"greeted by name"};
    static const uint8_t open_days[] = {127, 2};
    gm_plan_options options;
    gm_plan *plan = NULL;
    gm_plan_figures figures;
    gm_planned_visit visit;
    gm_size_options sample;
    gm_visit_size_options wanted;
    gm_visit_size size;
    char name[8];
    uint64_t n = 0;

    OK(gm_plan_options_init(&options));
    NULLS(gm_plan_options_init(NULL));
    options.sites = sites;
    options.n_sites = LENGTH(sites);
    options.start = "2026-03-02";
    options.visits = 6;
    FAILS(gm_mystery_plan(&options, &plan), GM_ERR_INVALID_OPTION, "shoppers = none");
    options.shoppers = shoppers;
    options.n_shoppers = LENGTH(shoppers);
    options.open_days = open_days;
    NULLS(gm_mystery_plan(NULL, &plan));
    NULLS(gm_mystery_plan(&options, NULL));
    OK(gm_mystery_plan(&options, &plan));
    OK(gm_plan_get(plan, &figures));
    CHECK(figures.n_visits == 6 && figures.n_sites == 2 && figures.n_shoppers == 3 && figures.n_parts == 3);
    CHECK(figures.repeats == 0 && figures.too_soon == 0 && figures.days == 28 && figures.has_rest_days == 0);
    /* South is open on Tuesdays only. */
    CHECK(figures.weekdays[1] >= 3);
    OK(gm_plan_site_visits(plan, 1, &n));
    CHECK(n == 3);
    OK(gm_plan_shopper_visits(plan, 2, &n));
    CHECK(n == 2);
    OK(gm_plan_part_visits(plan, 0, &n));
    CHECK(n == 2);
    OK(gm_plan_visit(plan, 5, &visit));
    CHECK(visit.number == 6 && visit.weekday >= 1 && visit.weekday <= 7);
    TEXT_HAS(gm_plan_visit_site(plan, 0, buffer, capacity, &needed), "th");
    TEXT_HAS(gm_plan_visit_date(plan, 0, buffer, capacity, &needed), "2026-03-");
    TEXT_HAS(gm_plan_visit_part(plan, 0, buffer, capacity, &needed), "n");
    CHECK(gm_plan_visit_shopper(plan, 0, name, sizeof name, NULL) == GM_OK && (name[0] >= 'A' && name[0] <= 'C'));
    TEXT_HAS(gm_plan_json(plan, buffer, capacity, &needed), "\"too_soon\":0");
    TEXT_HAS(gm_mystery_briefing(plan, 0, "nl", observed, 1, buffer, capacity, &needed), "Te observeren:\n1. greeted");
    FAILS(gm_mystery_briefing(plan, 0, "de", NULL, 0, NULL, 0, &figures.n_sites), GM_ERR_INVALID_OPTION, "en, nl, fr, et");
    FAILS(gm_plan_visit(plan, 6, &visit), GM_ERR_INVALID_ARGUMENT, "no visit 6");
    FAILS(gm_plan_site_visits(plan, 2, &n), GM_ERR_INVALID_ARGUMENT, "no site 2");
    gm_plan_free(plan);
    gm_plan_free(NULL);

    OK(gm_size_options_init(&sample, GM_SIZE_MEAN));
    sample.margin = 5;
    sample.sd = 20;
    OK(gm_visit_size_options_init(&wanted));
    NULLS(gm_visit_size_options_init(NULL));
    wanted.sites = 40;
    NULLS(gm_mystery_size(&wanted, &size));
    wanted.sample = &sample;
    OK(gm_mystery_size(&wanted, &size));
    CHECK(size.visits == 71 && size.has_per_shopper == 0);
    wanted.sites = 5;
    FAILS(gm_mystery_size(&wanted, &size), GM_ERR_INVALID_OPTION, "no number of visits");
}

static void test_mystery_score(void)
{
    /* Shops and shoppers by number: every shopper in both, all passed in the first. */
    static const int8_t shops[] = {1, 1, 1, 2, 2, 2}, people[] = {7, 8, 9, 7, 8, 9}, greeted[] = {1, 1, 1, 1, 0, 1};
    static const char *const items[] = {"greeted"};
    static const char *const known[] = {"1"};
    const char *const names[] = {"site", "shopper", "greeted"};
    const int8_t *const values[] = {shops, people, greeted};
    gm_column columns[3];
    gm_field fields[3];
    gm_table table;
    gm_visit_options reading;
    gm_mystery_options options;
    gm_visits *visits = NULL, *other = NULL;
    gm_mystery *found = NULL;
    gm_mystery_figures figures;
    gm_site_score site;
    gm_shopper_severity shopper;
    gm_item_score item;
    uint64_t rows = 0;
    size_t i;

    for (i = 0; i < 3; i++) {
        columns[i] = column_of(GM_I8, values[i], 6);
        OK(gm_field_init(&fields[i], names[i], &columns[i]));
    }
    OK(gm_table_init(&table, fields, 3));
    OK(gm_visit_options_init(&reading));
    NULLS(gm_visit_options_init(NULL));
    reading.items = items;
    reading.n_items = 1;
    OK(gm_visits_new(&reading, &visits));
    FAILS(gm_mystery_score(visits, NULL, &found), GM_ERR_NO_VALID_RATINGS, "the visits");
    OK(gm_visits_observe(visits, &table));
    reading.sites = known;
    reading.n_sites = 1;
    OK(gm_visits_new(&reading, &other));
    FAILS(gm_visits_observe(other, &table), GM_ERR_INVALID_OPTION, "2 at index 3");
    FAILS(gm_visits_merge(visits, other), GM_ERR_MISMATCH, "different options");
    FAILS(gm_visits_merge(visits, visits), GM_ERR_INVALID_ARGUMENT, "the same");
    NULLS(gm_visits_observe(visits, NULL));
    OK(gm_visits_rows(visits, &rows));
    CHECK(rows == 6);
    OK(gm_mystery_options_init(&options));
    NULLS(gm_mystery_options_init(NULL));
    options.has_target = 1;
    options.target = 80;
    NULLS(gm_mystery_score(NULL, &options, &found));
    NULLS(gm_mystery_score(visits, &options, NULL));
    OK(gm_mystery_score(visits, &options, &found));
    OK(gm_mystery_get(found, &figures));
    CHECK(figures.n_sites == 2 && figures.n_shoppers == 3 && figures.n_items == 1 && figures.n_groups == 1);
    NEAR(figures.score.value, 500.0 / 6, 1e-12);
    OK(gm_mystery_site(found, 0, &site));
    /* Newcombe 1998: three of three by Wilson. */
    NEAR(site.score.low, 43.85, 0.005);
    CHECK(site.score.high == 100 && site.score.method == GM_METHOD_WILSON && site.has_below_target == 1);
    TEXT_IS(gm_mystery_site_name(found, 1, buffer, capacity, &needed), "2");
    TEXT_HAS(gm_mystery_site_sentence(found, 0, buffer, capacity, &needed), "the 95 % interval of the true score is 43.9 to 100.0");
    OK(gm_mystery_shopper(found, 1, &shopper));
    CHECK(shopper.n_visits == 2 && shopper.n_sites == 2 && shopper.has_effect == 1 && shopper.effect.value < 0);
    TEXT_IS(gm_mystery_shopper_name(found, 1, buffer, capacity, &needed), "8");
    OK(gm_mystery_item(found, 0, &item));
    CHECK(item.weight == 1 && item.has_score == 1 && item.n_not_applicable == 0);
    TEXT_IS(gm_mystery_item_name(found, 0, buffer, capacity, &needed), "greeted");
    TEXT_HAS(gm_mystery_sentence(found, buffer, capacity, &needed), "All sites");
    TEXT_HAS(gm_mystery_json(found, buffer, capacity, &needed), "\"clustering\"");
    FAILS(gm_mystery_site(found, 2, &site), GM_ERR_INVALID_ARGUMENT, "no site 2");
    gm_mystery_free(found);
    gm_mystery_free(NULL);
    gm_visits_free(visits);
    gm_visits_free(other);
    gm_visits_free(NULL);
}

static void test_research(void)
{
    static const int8_t expected[] = {6, 7, 6, 6, 5, 7}, given[] = {4, 6, 6, 5, 5, 6}, staff_says[] = {7, 7, 6, 7, 6, 7};
    static const int8_t provider[] = {1, 1, 1, 2, 2, 2}, customer[] = {2, 2, 2, 1, 1, 1};
    static const char *const names[] = {"E_fast", "P_fast", "P_fast", "provider", "customer"};
    static const char *const by[] = {"provider", "customer"};
    const int8_t *const values[] = {expected, given, staff_says, provider, customer};
    gm_instrument *instrument = NULL;
    gm_summary_options segments;
    gm_summary *customers = NULL, *staff = NULL, *inside = NULL;
    gm_column columns[5];
    gm_field fields[5], both[4];
    gm_self_other_options options;
    gm_self_other *found = NULL;
    gm_self_other_figures figures;
    gm_bias bias;
    gm_internal_options departments;
    gm_internal *internal = NULL;
    gm_internal_figures table;
    gm_internal_cell cell;
    size_t n = 0, i;

    for (i = 0; i < 5; i++) {
        columns[i] = column_of(GM_I8, values[i], 6);
        OK(gm_field_init(&fields[i], names[i], &columns[i]));
    }
    both[0] = fields[0];
    both[1] = fields[1];
    both[2] = fields[3];
    both[3] = fields[4];
    OK(gm_instrument_from_toml("id = \"inside\"\nattribute_scale = \"seven\"\n[scales.seven]\nmin = 1\nmax = 7\n"
                               "[viewpoints]\nexpectation = \"E_{id}\"\nperception = \"P_{id}\"\n"
                               "[[dimensions]]\nid = \"all\"\n[[attributes]]\nid = \"fast\"\ndimension = \"all\"\n",
                               &instrument));
    OK(gm_summary_new(instrument, NULL, &customers));
    OK(gm_summary_new(instrument, NULL, &staff));
    OK(gm_summary_observe(customers, fields, 2));
    OK(gm_summary_observe(staff, &fields[2], 1));
    OK(gm_self_other_options_init(&options));
    NULLS(gm_self_other_options_init(NULL));
    options.staff = GM_EXPECTATION;
    FAILS(gm_research_self_other(staff, customers, &options, &found), GM_ERR_MISSING_VIEWPOINT, "E_fast");
    NULLS(gm_research_self_other(NULL, customers, NULL, &found));
    OK(gm_research_self_other(staff, customers, NULL, &found));
    OK(gm_self_other_get(found, &figures));
    CHECK(figures.n_too_good == 1 && figures.n_too_bad == 0 && figures.staff == GM_PERCEPTION);
    OK(gm_self_other_n_rows(found, GM_ROW_ATTRIBUTE, &n));
    CHECK(n == 1);
    OK(gm_self_other_row(found, GM_ROW_ATTRIBUTE, 0, &bias));
    NEAR(bias.bias.value, 8.0 / 6, 1e-12);
    CHECK(bias.is_too_good == 1 && bias.has_test == 1 && bias.bias.method == GM_METHOD_WELCH && bias.n_staff == 6);
    TEXT_IS(gm_self_other_row_id(found, GM_ROW_OVERALL, 0, buffer, capacity, &needed), "overall");
    TEXT_IS(gm_self_other_row_label(found, GM_ROW_ATTRIBUTE, 0, buffer, capacity, &needed), "fast");
    TEXT_HAS(gm_self_other_json(found, buffer, capacity, &needed), "\"too_good\":[\"fast\"]");
    FAILS(gm_self_other_row(found, GM_ROW_DIMENSION, 1, &bias), GM_ERR_INVALID_ARGUMENT, "no row 1");
    gm_self_other_free(found);
    gm_self_other_free(NULL);

    OK(gm_summary_options_init(&segments));
    segments.by = by;
    segments.n_by = 2;
    OK(gm_summary_new(instrument, &segments, &inside));
    OK(gm_summary_observe(inside, both, 4));
    OK(gm_internal_options_init(&departments));
    NULLS(gm_internal_options_init(NULL));
    departments.of = "warm";
    FAILS(gm_research_internal(inside, &departments, &internal), GM_ERR_UNKNOWN_ITEM, "overall, all, fast");
    departments.of = NULL;
    departments.min_n = 3;
    OK(gm_research_internal(inside, &departments, &internal));
    OK(gm_internal_get(internal, &table));
    CHECK(table.n_departments == 2 && table.n_hidden == 0 && table.min_n == 3);
    OK(gm_internal_n_cells(internal, GM_INTERNAL_CELL, &n));
    CHECK(n == 2);
    OK(gm_internal_cell_get(internal, GM_INTERNAL_CELL, 0, &cell));
    CHECK(cell.gap.value == -1 && cell.is_hidden == 0 && cell.is_own == 0 && cell.has_provider == 1);
    OK(gm_internal_cell_get(internal, GM_INTERNAL_OVERALL, 0, &cell));
    CHECK(cell.gap.n_valid == 6 && cell.has_provider == 0 && cell.has_customer == 0);
    TEXT_IS(gm_internal_cell_provider(internal, GM_INTERNAL_PROVIDER, 1, buffer, capacity, &needed), "2");
    TEXT_IS(gm_internal_cell_customer(internal, GM_INTERNAL_CUSTOMER, 0, buffer, capacity, &needed), "1");
    TEXT_IS(gm_internal_department(internal, 0, buffer, capacity, &needed), "1");
    TEXT_HAS(gm_internal_json(internal, buffer, capacity, &needed), "\"n_hidden\":0");
    FAILS(gm_internal_n_cells(internal, 4, &n), GM_ERR_INVALID_ARGUMENT, "no kind 4");
    gm_internal_free(internal);
    gm_internal_free(NULL);
    gm_summary_free(inside);
    gm_summary_free(customers);
    gm_summary_free(staff);
    gm_instrument_free(instrument);
}

static void test_kiosk(const char *root, const char *path)
{
    /* Computed with pandas from the open data of Hana (2022), github.com/hanakim120/kiosk-servqual-research. */
    static const struct {
        const char *id;
        double gap;
    } expected[] = {
        {"tangible", -0.014493},    {"security", -1.710145},    {"economy", -1.235105},
        {"convenience", -1.469565}, {"reliability", -0.629630}, {"control", -1.391304},
    };
    gm_instrument *instrument;
    gm_summary *summary = NULL;
    gm_servqual_result *result = NULL;
    gm_gap_row row;
    gm_straight_liners straight;
    uint64_t n = 0;
    size_t i;
    FILE *file = path == NULL ? NULL : fopen(path, "rb");

    if (file == NULL) {
        printf("kiosk survey: skipped, since its data is not at hand (%s)\n",
               path == NULL ? "no path was given and GAPMODEL_DATA is not set" : path);
        return;
    }
    (void)fclose(file);
    instrument = instrument_from_file(root, "kiosk.toml");
    OK(gm_summarize_csv(path, instrument, NULL, NULL, &summary));
    OK(gm_gap_servqual(summary, GM_TOTAL, NULL, &result));
    OK(gm_servqual_respondents(result, &n));
    CHECK(n == 211);
    OK(gm_servqual_row(result, GM_ROW_ALL_ITEMS, 0, &row));
    CHECK(row.gap.n_valid == 207);
    NEAR(row.gap.value, -1.102053, 5e-7);
    printf("kiosk survey, 207 customers: gap %+.6f\n", row.gap.value);
    for (i = 0; i < LENGTH(expected); i++) {
        NEAR(dimension_row(result, expected[i].id).gap.value, expected[i].gap, 5e-7);
    }
    OK(gm_servqual_straight_liners(result, &straight));
    CHECK(straight.expectation == 7 && straight.perception == 2);
    gm_servqual_result_free(result);
    gm_summary_free(summary);
    gm_instrument_free(instrument);
}

static gm_turn turn_of(const char *speaker, const char *text)
{
    gm_turn turn;
    OK(gm_turn_init(&turn, speaker, text));
    return turn;
}

static void test_three_dimensions(void)
{
    static const double values[][6] = {{6, 7, 6, 7, 6, 7}, {3, 4, 4, 2, 3, 4}, {5, 6, 4, 6, 5, 5}, {5, 9, 6, 10, 3, 9}};
    static const char *const names[] = {"P_BUS1", "P_BUS2", "P_BUS3", "P_BUS4", "P_HUM1", "P_HUM2", "P_HUM3",
                                        "P_HUM4", "P_HID1", "P_HID2", "P_HID3", "P_HID4", "overall"};
    gm_column columns[4];
    gm_field fields[13];
    gm_instrument *instrument = NULL, *other = NULL;
    gm_summary *summary = NULL, *elsewhere = NULL;
    gm_dimension_scores *scores = NULL, *untouched = NULL;
    gm_dimension_score score;
    gm_dimension_difference difference;
    gm_dimension_finding finding;
    gm_balance balance;
    gm_impact_options options;
    gm_impact *impact = NULL;
    gm_key_drivers *drivers = NULL;
    gm_driver driver;
    double probability = MARK;
    int32_t has_probability = 0;
    uint64_t respondents = 0;
    size_t i, n = 0;
    char none[1] = {1};

    for (i = 0; i < LENGTH(columns); i++) {
        OK(gm_column_init(&columns[i], GM_F64, values[i], 6));
    }
    for (i = 0; i < LENGTH(fields); i++) {
        OK(gm_field_init(&fields[i], names[i], &columns[i / 4]));
    }
    OK(gm_instrument_three_dimensions(&instrument));
    OK(gm_summary_new(instrument, NULL, &summary));
    OK(gm_summary_observe(summary, fields, LENGTH(fields)));

    OK(gm_dimensions_score(summary, GM_TOTAL, GM_PERCEPTION, 0.95, NULL, &scores));
    OK(gm_dimension_scores_get(scores, GM_DIMENSION_HUMAN, &score));
    NEAR(score.score.value, 38.888888888888886, 1e-12);
    CHECK(score.has_alpha == 1 && score.has_gap == 0 && score.has_staff == 0 && score.n_alpha == 6);
    FAILS(gm_dimension_scores_get(scores, 3, &score), GM_ERR_INVALID_ARGUMENT, "no dimension 3");
    TEXT_HAS(gm_dimension_scores_label(scores, GM_DIMENSION_HIDDEN, buffer, capacity, &needed), "Hidden");
    OK(gm_dimension_scores_respondents(scores, &respondents));
    OK(gm_dimension_scores_n_differences(scores, &n));
    CHECK(respondents == 6 && n == 3);
    OK(gm_dimension_scores_difference(scores, 0, &difference));
    CHECK(difference.first == GM_DIMENSION_BUSINESS && difference.second == GM_DIMENSION_HUMAN && difference.has_t == 1);
    OK(gm_dimension_scores_balance(scores, &balance));
    CHECK(balance.has_test == 1 && balance.distance.has_low == 1 && balance.distance.method == GM_METHOD_F);
    NEAR(balance.business + balance.human + balance.hidden, 1, 1e-15);
    OK(gm_dimension_scores_n_findings(scores, &n));
    CHECK(n >= 1);
    OK(gm_dimension_scores_finding(scores, 0, &finding));
    CHECK(finding.over == GM_DIMENSION_BUSINESS && finding.under == GM_DIMENSION_HUMAN && finding.p_adjusted < 0.05);
    TEXT_HAS(gm_dimension_scores_finding_text(scores, 0, GM_FINDING_RULE, buffer, capacity, &needed), "business_over_human");
    TEXT_HAS(gm_dimension_scores_finding_text(scores, 0, GM_FINDING_TEXT, buffer, capacity, &needed), "impersonal");
    FAILS(gm_dimension_scores_finding(scores, n, &finding), GM_ERR_INVALID_ARGUMENT, "no finding");
    TEXT_HAS(gm_dimension_scores_json(scores, buffer, capacity, &needed), "\"balance\":");
    gm_dimension_scores_free(scores);
    gm_dimension_scores_free(NULL);

    OK(gm_instrument_servperf(&other));
    OK(gm_summary_new(other, NULL, &elsewhere));
    FAILS(gm_dimensions_score(elsewhere, GM_TOTAL, GM_PERCEPTION, 0.95, NULL, &untouched), GM_ERR_UNKNOWN_ITEM, "business");
    FAILS(gm_dimensions_score(summary, GM_TOTAL, GM_PERCEPTION, 0.95, "xx", &untouched), GM_ERR_INVALID_OPTION, "xx");
    FAILS(gm_dimensions_score(summary, GM_TOTAL, GM_DELIVERED, 0.95, NULL, &untouched), GM_ERR_NO_VALID_RATINGS, "D_BUS1");
    FAILS(gm_dimensions_score(summary, GM_TOTAL, 8, 0.95, NULL, &untouched), GM_ERR_INVALID_ARGUMENT, "no viewpoint 8");
    TEXT_HAS(gm_dimensions_questionnaire(GM_FACE_AGENT, NULL, buffer, capacity, &needed), "I solved the question");
    FAILS(gm_dimensions_questionnaire(4, NULL, NULL, 0, &n), GM_ERR_INVALID_ARGUMENT, "no face 4");
    NULLS(gm_dimensions_score(NULL, GM_TOTAL, GM_PERCEPTION, 0.95, NULL, &untouched));
    CHECK(untouched == NULL);

    OK(gm_impact_options_init(&options));
    CHECK(options.replicates == 1000);
    options.replicates = 400;
    OK(gm_dimensions_impact(summary, GM_TOTAL, &options, &impact));
    TEXT_HAS(gm_impact_outcome(impact, buffer, capacity, &needed), "overall");
    OK(gm_impact_human_first(impact, 0, &probability, &has_probability));
    CHECK(has_probability == 1 && probability >= 0 && probability <= 1);
    OK(gm_impact_drivers(impact, 0, &drivers));
    OK(gm_key_drivers_get(drivers, GM_DIMENSION_HUMAN, &driver));
    CHECK(driver.weight.value > 0 && driver.rank >= 1);
    gm_key_drivers_free(drivers);
    drivers = NULL;
    FAILS(gm_impact_drivers(impact, 1, &drivers), GM_ERR_INVALID_ARGUMENT, "later");
    OK(gm_impact_text(impact, GM_IMPACT_LATER_OUTCOME, none, sizeof none, &n));
    CHECK(n == 1 && none[0] == 0);
    FAILS(gm_impact_text(impact, 2, NULL, 0, &n), GM_ERR_INVALID_ARGUMENT, "no text 2");
    TEXT_HAS(gm_impact_json(impact, buffer, capacity, &needed), "\"human_first\":");
    gm_impact_free(impact);
    gm_impact_free(NULL);
    impact = NULL;
    options.outcome = "satisfaction";
    FAILS(gm_dimensions_impact(summary, GM_TOTAL, &options, &impact), GM_ERR_UNKNOWN_ITEM, "satisfaction");
    NULLS(gm_dimensions_impact(NULL, GM_TOTAL, &options, &impact));
    CHECK(impact == NULL);
    gm_summary_free(elsewhere);
    gm_summary_free(summary);
    gm_instrument_free(other);
    gm_instrument_free(instrument);
}

static void test_conversation(void)
{
    const gm_turn turns[] = {turn_of("customer", "The link does not work!"),
                             turn_of("agent", "I am so sorry. One moment please."), turn_of("action", "hold"),
                             turn_of("agent", "Thank you for waiting. I have sent you a new link.")};
    const gm_turn broken = turn_of("agent", "\xff\xfe");
    /* Ten megabytes in one turn; turns without words; a mark that turns the direction of what follows, an emoji. */
    enum { LONG_TEXT = 10000000 };
    static char long_text[LONG_TEXT];
    const gm_turn long_turn = turn_of("agent", long_text);
    const gm_turn awkward[] = {turn_of("agent", ""), turn_of("agent", " \xf0\x9f\x99\x82"),
                               turn_of("agent", "many\xe2\x80\xae thanks \xf0\x9f\x99\x82")};
    gm_lexicon *lexicon = NULL, *more = NULL, *french = NULL, *untouched = NULL;
    gm_conversation *found = NULL;
    gm_conversation_figures figures;
    gm_conversation_marker marker;
    gm_conversation_options options;
    gm_contact_log log;
    gm_sentence_counts *counts = NULL;
    char text[4000];
    size_t n = 0;
    uint64_t conversations = 0;
    double share = MARK;
    int32_t has_share = 0;

    OK(gm_lexicon_built_in("en", &lexicon));
    FAILS(gm_lexicon_built_in("xx", &untouched), GM_ERR_INVALID_OPTION, "en, nl, fr, et");
    FAILS(gm_lexicon_from_toml("language = 'en'\ncolour = 1", &untouched), GM_ERR_INVALID_INSTRUMENT, "colour");
    FAILS(gm_lexicon_extended(lexicon, "[markers.apology]\npatterns = ['*']", &untouched),
          GM_ERR_INVALID_INSTRUMENT, "markers.apology");
    CHECK(untouched == NULL);
    OK(gm_lexicon_extended(lexicon, "[markers.apology]\npatterns = ['mea culpa']", &more));
    FAILS(gm_lexicon_to_toml(more, text, 10, &n), GM_ERR_BUFFER_TOO_SMALL, "elements");
    OK(gm_lexicon_from_toml("language = 'fr'\n[markers.a]\ndimension = 'human'\npatterns = ['bonjour']", &french));

    OK(gm_dimensions_conversation(turns, LENGTH(turns), more, NULL, NULL, &found));
    OK(gm_conversation_figures_of(found, &figures));
    CHECK(figures.agent_turns == 2 && figures.customer_turns == 1 && figures.other_turns == 1);
    CHECK(figures.apologised == 1 && figures.holds_announced == 1 && figures.holds_thanked == 1);
    CHECK(figures.hidden_inferred == 1 && figures.validated == 0 && figures.address == GM_ADDRESS_NONE);
    NEAR(figures.human, 0.5, 0);
    OK(gm_conversation_n_markers(found, &n));
    CHECK(n >= 4);
    OK(gm_conversation_marker_at(found, 0, &marker));
    CHECK(marker.turn == 1 && marker.start == 8 && marker.end == 13 && marker.dimension == GM_DIMENSION_HUMAN);
    CHECK(marker.phase == GM_PHASE_OPENING && marker.speaker == GM_SPEAKER_AGENT && marker.negated == 0);
    FAILS(gm_conversation_marker_at(found, n, &marker), GM_ERR_INVALID_ARGUMENT, "there is no marker");
    OK(gm_conversation_marker_id(found, 0, text, sizeof text, NULL));
    CHECK(strcmp(text, "apology") == 0);
    OK(gm_conversation_explanation(found, text, sizeof text, NULL));
    CHECK(strstr(text, "sorry") != NULL);
    OK(gm_conversation_json(found, NULL, 0, &n));
    CHECK(n > 1000);
    gm_conversation_free(found);
    found = NULL;

    FAILS(gm_dimensions_conversation(turns, 1, more, NULL, NULL, &found), GM_ERR_TOO_FEW_UNITS, "turns of the agent");
    FAILS(gm_dimensions_conversation(&broken, 1, more, NULL, NULL, &found), GM_ERR_INVALID_ARGUMENT, "turns[0].text");
    NULLS(gm_dimensions_conversation(turns, 2, NULL, NULL, NULL, &found));
    OK(gm_dimensions_conversation(awkward, LENGTH(awkward), more, NULL, NULL, &found));
    OK(gm_conversation_figures_of(found, &figures));
    CHECK(figures.agent_turns == 1 && figures.other_turns == 2);
    OK(gm_conversation_explanation(found, text, sizeof text, NULL));
    CHECK(strstr(text, "\\u{202e}") != NULL && strstr(text, "\xe2\x80\xae") == NULL);
    gm_conversation_free(found);
    found = NULL;
    for (n = 0; n + 1 < LONG_TEXT; n++)
        long_text[n] = "I am sorry. "[n % 12];
    OK(gm_dimensions_conversation(&long_turn, 1, more, NULL, NULL, &found));
    gm_conversation_free(found);
    found = NULL;
    OK(gm_contact_log_init(&log));
    log.transfers = 1;
    log.reopened = 1;
    OK(gm_conversation_options_init(&options));
    OK(gm_sentence_counts_new(&counts));
    OK(gm_sentence_counts_add(counts, turns, LENGTH(turns), more));
    FAILS(gm_sentence_counts_add(counts, turns, LENGTH(turns), french), GM_ERR_MISMATCH, "fr");
    OK(gm_sentence_counts_merge(counts, counts));
    OK(gm_sentence_counts_conversations(counts, &conversations));
    CHECK(conversations == 2);
    OK(gm_sentence_counts_share(counts, "thank you for waiting", more, &share, &has_share));
    CHECK(has_share == 1);
    NEAR(share, 1, 0);
    options.canned = counts;
    OK(gm_dimensions_conversation(turns, LENGTH(turns), more, &log, &options, &found));
    OK(gm_conversation_figures_of(found, &figures));
    CHECK(figures.hidden_inferred == 1);
    NEAR(figures.hidden, -2, 0);
    gm_conversation_free(found);
    gm_sentence_counts_free(counts);
    gm_lexicon_free(french);
    gm_lexicon_free(more);
    gm_lexicon_free(lexicon);
    gm_conversation_free(NULL);
}

static void test_conversations(void)
{
    const char *const by[] = {"team"};
    const char *const label[] = {"desk"};
    const char *const markers[] = {"apology", "hold"}, *const unknown[] = {"apologies", "hold"};
    const uint8_t codes[] = {1, 0, 0, 1, 1, 1}, human[] = {1, 0, 0, 0, 1, 1};
    const gm_turn sorry = turn_of("Agent", "I am sorry."), no = turn_of("agent", "No."), hello = turn_of("customer", "Hello?");
    const gm_turn *said[4];
    const char *const agents[] = {"ann", "ann", "ben", "ben"};
    gm_lexicon *lexicon = NULL, *validated = NULL, *dutch = NULL;
    gm_validation *validation = NULL;
    gm_marker_validation row;
    gm_conversations *tally = NULL, *copy = NULL, *other = NULL;
    gm_conversations_result *result = NULL;
    gm_conversations_group group;
    gm_contact contact;
    gm_estimate estimate;
    char *json;
    size_t i, n = 0;
    uint64_t all = 0;

    said[0] = said[2] = said[3] = &sorry;
    said[1] = &no;
    OK(gm_lexicon_built_in("en", &lexicon));
    OK(gm_lexicon_built_in("nl", &dutch));
    OK(gm_dimensions_validate(codes, human, 3, markers, 2, lexicon, 0.95, &validation));
    OK(gm_validation_n_rows(validation, &n));
    CHECK(n == 2);
    OK(gm_validation_row(validation, 1, &row));
    CHECK(row.true_positive == 1 && row.false_positive == 1 && row.true_negative == 1);
    CHECK(row.enough == 0 && row.reserved == 0);
    NEAR(row.precision, 0.5, 0);
    NEAR(row.recall, 1, 0);
    OK(gm_validation_json(validation, NULL, 0, &n));
    CHECK(n > 100);
    FAILS(gm_dimensions_validate(codes, human, 1, markers, 2, lexicon, 0.95, &validation), GM_ERR_TOO_FEW_UNITS, "turns");
    FAILS(gm_dimensions_validate(codes, human, 3, unknown, 2, lexicon, 0.95, &validation), GM_ERR_INVALID_OPTION, "apologies");
    FAILS(gm_dimensions_validate(codes, human, 3, markers, 2, NULL, 0.95, &validation), GM_ERR_NULL_POINTER, "lexicon");
    OK(gm_lexicon_validated(lexicon, validation, &validated));

    OK(gm_conversations_new(validated, by, 1, NULL, &tally));
    for (i = 0; i < LENGTH(said); i++) {
        OK(gm_contact_init(&contact, said[i], 1));
        contact.agent = agents[i];
        contact.labels = label;
        contact.n_labels = 1;
        contact.rating = (double)i;
        OK(gm_conversations_add(tally, &contact));
    }
    contact.turns = &hello;
    OK(gm_conversations_add(tally, &contact));
    contact.n_labels = 0;
    FAILS(gm_conversations_add(tally, &contact), GM_ERR_UNEQUAL_LENGTHS, "labels");
    OK(gm_conversations_n(tally, &all));
    CHECK(all == 4);
    OK(gm_conversations_to_json(tally, NULL, 0, &n));
    json = malloc(n);
    OK(gm_conversations_to_json(tally, json, n, NULL));
    OK(gm_conversations_from_json(json, &copy));
    free(json);
    FAILS(gm_conversations_from_json("{}", &other), GM_ERR_INVALID_BYTES, "missing field");
    OK(gm_conversations_merge(tally, copy));
    OK(gm_conversations_new(dutch, by, 1, NULL, &other));
    FAILS(gm_conversations_merge(tally, other), GM_ERR_MISMATCH, "within one language");
    OK(gm_conversations_result_of(tally, by, 1, 0.95, &result));
    OK(gm_conversations_result_n_groups(result, &n));
    CHECK(n == 1);
    OK(gm_conversations_result_group(result, 0, &group));
    CHECK(group.conversations == 8 && group.rated == 8 && group.agents == 2 && group.clustered == 1);
    CHECK(group.skipped == 2 && group.without_agent == 0 && group.other_turns == 0);
    CHECK(group.hidden_inferred == 8 && group.validated == 0 && group.canned == 0);
    OK(gm_conversations_result_share(result, 0, "apology", &estimate));
    NEAR(estimate.value, 0.75, 0);
    OK(gm_conversations_result_mean(result, 0, GM_DIMENSION_HUMAN, &estimate));
    NEAR(estimate.value, 0.75, 0);
    FAILS(gm_conversations_result_share(result, 0, "none", &estimate), GM_ERR_INVALID_ARGUMENT, "no marker");
    OK(gm_conversations_result_json(result, NULL, 0, &n));
    CHECK(n > 100);
    gm_conversations_result_free(result);
    gm_conversations_free(other);
    gm_conversations_free(copy);
    gm_conversations_free(tally);
    gm_validation_free(validation);
    gm_lexicon_free(validated);
    gm_lexicon_free(dutch);
    gm_lexicon_free(lexicon);
}

static void test_drivers(void)
{
    static const double speed[] = {5, 4, 2, 1, 3, 5, 2, 4};
    static const double price[] = {3, 1, 2, 3, 1, 2, 3, 3};
    static const double overall[] = {5, 4, 2, 2, 3, 4, 3, 5};
    static const double between[] = {1, 0.5, 0.5, 1};
    static const double with_outcome[] = {0.6, 0.4};
    static const char *const names[] = {"speed", "price"};
    static const char *const variables[] = {"speed", "price", "overall"};
    gm_column columns[3];
    gm_field fields[2];
    gm_table table;
    gm_driver_options options;
    gm_key_drivers *found = NULL;
    gm_cross_products *products = NULL;
    gm_dominance *dominance = NULL;
    gm_driver driver;
    gm_driver_facts facts;
    double numbers[4];
    size_t n;
    int32_t dominant, level;

    OK(gm_column_init(&columns[0], GM_F64, speed, LENGTH(speed)));
    OK(gm_column_init(&columns[1], GM_F64, price, LENGTH(price)));
    OK(gm_column_init(&columns[2], GM_F64, overall, LENGTH(overall)));
    OK(gm_field_init(&fields[0], "speed", &columns[0]));
    OK(gm_field_init(&fields[1], "price", &columns[1]));
    OK(gm_table_init(&table, fields, 2));

    /* numpy 2.4.6: 0.8113521534819631 of 0.8602409638554217. */
    OK(gm_drivers_key_drivers(&table, &columns[2], NULL, &found));
    OK(gm_key_drivers_n(found, &n));
    CHECK(n == 2);
    OK(gm_key_drivers_get(found, 0, &driver));
    CHECK(driver.weight.value > 0.81135 && driver.weight.value < 0.81136 && driver.rank == 1);
    CHECK(driver.weight.has_low == 1 && driver.weight.method == GM_METHOD_PERCENTILE && driver.has_above_noise == 1);
    FAILS(gm_key_drivers_get(found, 2, &driver), GM_ERR_INVALID_ARGUMENT, "no driver 2");
    TEXT_HAS(gm_key_drivers_name(found, 1, buffer, capacity, &needed), "price");
    OK(gm_key_drivers_rank_probabilities(found, 0, numbers, LENGTH(numbers), &n));
    CHECK(n == 2 && numbers[0] > 0.5 && numbers[0] <= 1.0);
    OK(gm_key_drivers_facts(found, &facts));
    CHECK(facts.replicates > 900 && facts.replicates + facts.degenerate == 1000 && facts.method == GM_DRIVERS_GENERAL_DOMINANCE && facts.outcome == GM_OUTCOME_LINEAR);
    CHECK(facts.r_squared > 0.86024 && facts.r_squared < 0.86025 && facts.n_valid == 8 && facts.n_missing == 0);
    TEXT_HAS(gm_key_drivers_json(found, buffer, capacity, &needed), "\"conditional_dominance\":[");
    gm_key_drivers_free(found);
    gm_key_drivers_free(NULL);

    OK(gm_driver_options_init(&options));
    SAME(options.level, 0.95);
    options.method = 7;
    FAILS(gm_drivers_key_drivers(&table, &columns[2], &options, &found), GM_ERR_INVALID_ARGUMENT, "no method of drivers 7");
    options.method = GM_DRIVERS_PRATT;
    options.has_replicates = 1;
    options.replicates = 3;
    FAILS(gm_drivers_key_drivers(&table, &columns[2], &options, &found), GM_ERR_INVALID_OPTION, "replicates = 3");
    FAILS(gm_drivers_key_drivers(NULL, &columns[2], NULL, &found), GM_ERR_NULL_POINTER, "drivers");
    FAILS(gm_drivers_key_drivers(&table, NULL, NULL, &found), GM_ERR_NULL_POINTER, "outcome");

    OK(gm_cross_products_new(3, &products));
    OK(gm_cross_products_extend(products, columns, 3));
    OK(gm_drivers_key_drivers_products(products, variables, 3, "overall", NULL, &found));
    OK(gm_key_drivers_get(found, 0, &driver));
    CHECK(driver.weight.value > 0.81135 && driver.weight.has_low == 0);
    gm_key_drivers_free(found);
    FAILS(gm_drivers_key_drivers_products(products, variables, 3, "satisfaction", NULL, &found), GM_ERR_INVALID_OPTION,
          "satisfaction");
    gm_cross_products_free(products);

    OK(gm_drivers_dominance(names, between, with_outcome, 2, &dominance));
    OK(gm_dominance_general(dominance, numbers, LENGTH(numbers), &n));
    CHECK(n == 2 && numbers[0] > 0.28666 && numbers[0] < 0.28667);
    OK(gm_dominance_conditional(dominance, 0, numbers, LENGTH(numbers), &n));
    SAME(numbers[0], 0.36);
    OK(gm_dominance_r_squared(dominance, numbers));
    CHECK(numbers[0] > 0.37333 && numbers[0] < 0.37334);
    OK(gm_dominance_pair(dominance, 0, 1, &dominant, &level));
    CHECK(dominant == 0 && level == GM_DOMINANCE_COMPLETE);
    FAILS(gm_dominance_pair(dominance, 0, 2, &dominant, &level), GM_ERR_INVALID_ARGUMENT, "no driver 2");
    TEXT_HAS(gm_dominance_json(dominance, buffer, capacity, &needed), "\"level\":\"complete\"");
    gm_dominance_free(dominance);
    gm_dominance_free(NULL);
}

static void test_importance_and_kano(void)
{
    static const double high[] = {7, 6, 7, 7};
    static const double low[] = {2, 1, 3, 2};
    static const double answers[] = {1, 1, 2, 1};
    static const double other[] = {5, 3, 5, 5};
    static const double overall[] = {5, 6, 5, 7};
    static const double clean[] = {1, 1, 1, 3, 3, 3, 5, 5, 5};
    static const double satisfied[] = {1, 2, 1.5, 6, 5.5, 6.5, 6, 7, 5.5};
    static const char *const names[] = {"speed", "music"};
    gm_column columns[7];
    gm_field fields[5];
    gm_table tables[3];
    gm_importance_options options;
    gm_importance *importance = NULL;
    gm_importance_row row;
    gm_importance_lines lines;
    gm_penalty_options contrasts;
    gm_penalty_reward *rewards = NULL;
    gm_penalty_row reward;
    gm_penalty_facts facts;
    gm_kano_options meanings;
    gm_kano *kano = NULL;
    gm_kano_feature feature;
    gm_scale scale;
    gm_pair_counts *pairs = NULL;
    gm_estimate known[2];
    size_t n;

    OK(gm_column_init(&columns[0], GM_F64, high, 4));
    OK(gm_column_init(&columns[1], GM_F64, low, 4));
    OK(gm_column_init(&columns[2], GM_F64, answers, 4));
    OK(gm_column_init(&columns[3], GM_F64, other, 4));
    OK(gm_column_init(&columns[4], GM_F64, overall, 4));
    OK(gm_column_init(&columns[5], GM_F64, clean, 9));
    OK(gm_column_init(&columns[6], GM_F64, satisfied, 9));
    OK(gm_field_init(&fields[0], "speed", &columns[0]));
    OK(gm_field_init(&fields[1], "music", &columns[1]));
    OK(gm_field_init(&fields[2], "speed", &columns[1]));
    OK(gm_field_init(&fields[3], "music", &columns[0]));
    OK(gm_field_init(&fields[4], "clean", &columns[5]));
    OK(gm_table_init(&tables[0], &fields[0], 2));
    OK(gm_table_init(&tables[1], &fields[2], 2));
    OK(gm_table_init(&tables[2], &fields[4], 1));

    OK(gm_importance_options_init(&options));
    CHECK(options.replicates == 1000);
    options.replicates = 400;
    OK(gm_drivers_importance_performance(&tables[0], &tables[1], &options, &importance));
    OK(gm_importance_n(importance, &n));
    CHECK(n == 2);
    OK(gm_importance_get(importance, 0, &row));
    CHECK(row.position == GM_CONCENTRATE_HERE && row.quadrant == GM_CONCENTRATE_HERE && row.has_probabilities == 1);
    SAME(row.probabilities[GM_CONCENTRATE_HERE], 1.0);
    SAME(row.importance.value, 6.75);
    TEXT_HAS(gm_importance_name(importance, 1, buffer, capacity, &needed), "music");
    OK(gm_importance_lines_of(importance, &lines));
    SAME(lines.importance, 4.375);
    TEXT_HAS(gm_importance_json(importance, buffer, capacity, &needed), "\"possible_overkill\"");
    known[0] = row.importance;
    OK(gm_importance_get(importance, 1, &row));
    known[1] = row.importance;
    gm_importance_free(importance);
    gm_importance_free(NULL);
    options.crosshair = GM_CROSSHAIR_AT;
    options.importance_line = 4;
    options.performance_line = 10;
    OK(gm_drivers_importance_performance_points(names, known, known, 2, &options, &importance));
    OK(gm_importance_get(importance, 0, &row));
    CHECK(row.quadrant == GM_CONCENTRATE_HERE);
    gm_importance_free(importance);
    options.crosshair = 9;
    FAILS(gm_drivers_importance_performance(&tables[0], &tables[1], &options, &importance), GM_ERR_INVALID_ARGUMENT,
          "no crosshair 9");
    options.crosshair = GM_CROSSHAIR_MEAN;
    OK(gm_drivers_importance_performance_derived(&tables[0], &columns[4], &options, &importance));
    gm_importance_free(importance);
    FAILS(gm_drivers_importance_gaps(NULL, NULL, &importance), GM_ERR_NULL_POINTER, "scored");

    OK(gm_penalty_options_init(&contrasts));
    SAME(contrasts.scale_max, 5.0);
    OK(gm_drivers_penalty_reward(&tables[2], &columns[6], &contrasts, &rewards));
    OK(gm_penalty_reward_n(rewards, &n));
    CHECK(n == 1);
    OK(gm_penalty_reward_get(rewards, 0, &reward));
    /* Three people a side say nothing of the attribute yet. */
    CHECK(reward.factor == GM_FACTOR_UNDECIDED && reward.n_low == 3 && reward.n_high == 3 && reward.has_penalty == 1);
    SAME(reward.penalty.value, -4.5);
    TEXT_HAS(gm_penalty_reward_name(rewards, 0, buffer, capacity, &needed), "clean");
    OK(gm_penalty_reward_facts(rewards, &facts));
    CHECK(facts.n_valid == 9 && facts.low <= 1.0 && facts.high >= 5.0);
    TEXT_HAS(gm_penalty_reward_json(rewards, buffer, capacity, &needed), "\"factor\":\"undecided\"");
    gm_penalty_reward_free(rewards);
    gm_penalty_reward_free(NULL);

    OK(gm_field_init(&fields[0], "receipt", &columns[2]));
    OK(gm_field_init(&fields[1], "receipt", &columns[3]));
    OK(gm_table_init(&tables[0], &fields[0], 1));
    OK(gm_table_init(&tables[1], &fields[1], 1));
    OK(gm_drivers_kano(&tables[0], &tables[1], NULL, NULL, &kano));
    OK(gm_kano_n(kano, &n));
    CHECK(n == 1);
    OK(gm_kano_get(kano, 0, &feature));
    CHECK(feature.category == GM_KANO_ONE_DIMENSIONAL && feature.is_clear == 0 && feature.counts[GM_KANO_ATTRACTIVE] == 1);
    SAME(feature.better.value, 0.75);
    SAME(feature.worse.value, -0.75);
    TEXT_HAS(gm_kano_name(kano, 0, buffer, capacity, &needed), "receipt");
    TEXT_HAS(gm_kano_json(kano, buffer, capacity, &needed), "\"runner_up\":");
    gm_kano_free(kano);
    gm_kano_free(NULL);
    OK(gm_kano_options_init(&meanings));
    meanings.table = 5;
    FAILS(gm_drivers_kano(&tables[0], &tables[1], NULL, &meanings, &kano), GM_ERR_INVALID_ARGUMENT, "no table 5");
    OK(gm_scale_init(&scale, 1, 5));
    OK(gm_pair_counts_new(&scale, &pairs));
    OK(gm_pair_counts_extend(pairs, &columns[2], &columns[3], NULL));
    OK(gm_drivers_kano_pairs("receipt", pairs, NULL, &kano));
    OK(gm_kano_get(kano, 0, &feature));
    CHECK(feature.counts[GM_KANO_MUST_BE] == 1 && feature.n_valid == 4);
    gm_kano_free(kano);
    gm_pair_counts_free(pairs);
}

static void test_standards(void)
{
    static const char set_text[] =
        "id = \"desk\"\n"
        "[[standards]]\nid = \"greeted\"\nkind = \"yes_no\"\ntarget = 0.9\nweight = 3\nattribute = \"x\"\n"
        "[[standards]]\nid = \"answered\"\nkind = \"percentile\"\nunit = \"seconds\"\ntarget = 20\nshare = 0.9\nweight = 1\n"
        "[[standards]]\nid = \"safe\"\nkind = \"yes_no\"\ntarget = 1\ncritical = true\n";
    static const char instrument_text[] =
        "id = \"i\"\nscales.s = { min = 1, max = 5 }\nviewpoints.expectation = \"E_{id}\"\n"
        "viewpoints.delivered = \"D_{id}\"\nattributes = [{ id = \"x\", dimension = \"none\" }]\n";
    const double greeted[] = {1, 0, 1, 1}, answered[] = {3, 25, 12.5, 18}, safe[] = {1, 1, 0, 1}, expected[] = {5, 4};
    const double table_of_stars[] = {50, 70};
    const char *const names[] = {"greeted", "answered", "safe"};
    const double *const data[] = {greeted, answered, safe};
    gm_column columns[3];
    gm_field fields[3];
    gm_table table;
    gm_standard_set *set = NULL, *same = NULL;
    gm_standards_tally *tally = NULL, *other = NULL;
    gm_attainment_options options;
    gm_observation_columns which;
    gm_attainment *attainment = NULL;
    gm_attained attained;
    gm_attained_standard row;
    gm_instrument *instrument = NULL;
    gm_gap_inputs *inputs = NULL;
    gm_gap_input input;
    gm_summary *summary = NULL;
    gm_five_options five_options;
    gm_five *five = NULL;
    gm_delivered_mean delivered;
    const char *attribute = "x";
    double weights[3], probabilities[3];
    char text[4096];
    char *schema;
    size_t n, i;
    uint64_t rows;

    FAILS(gm_standard_set_from_toml("id = \"s\"\n[[standards]]\nid = \"a\"\nkind = \"yes_no\"\n", &set),
          GM_ERR_INVALID_INSTRUMENT, "standard \"a\" has no target");
    NULLS(gm_standard_set_from_toml(NULL, &set));
    OK(gm_standard_set_from_toml(set_text, &set));
    OK(gm_standard_set_n(set, &n));
    CHECK(n == 3);
    OK(gm_standard_set_schema(NULL, 0, &n));
    schema = malloc(n);
    OK(gm_standard_set_schema(schema, n, NULL));
    CHECK(strstr(schema, "\"short_abandon\"") != NULL);
    free(schema);
    OK(gm_standard_set_weights(set, weights, 3, NULL));
    SAME(weights[0], 0.75);
    SAME(weights[2], 0.0);
    OK(gm_standard_set_position(set, "safe", &n));
    CHECK(n == 2);
    FAILS(gm_standard_set_position(set, "sage", &n), GM_ERR_UNKNOWN_ITEM, "the set has greeted, answered, safe");
    OK(gm_standard_set_to_toml(set, text, sizeof text, NULL));
    CHECK(strstr(text, "critical = true") != NULL);
    OK(gm_standard_set_to_json(set, text, sizeof text, NULL));
    OK(gm_standard_set_from_json(text, &same));
    gm_standard_set_free(same);
    OK(gm_instrument_from_toml(instrument_text, &instrument));
    OK(gm_standard_set_coverage_json(set, instrument, text, sizeof text, NULL));
    CHECK(strstr(text, "\"uncovered\":[]") != NULL);

    for (i = 0; i < 3; ++i) {
        OK(gm_column_init(&columns[i], GM_F64, data[i], 4));
        OK(gm_field_init(&fields[i], names[i], &columns[i]));
    }
    OK(gm_table_init(&table, fields, 3));
    OK(gm_standards_tally_new(set, NULL, 0, &tally));
    FAILS(gm_standards_attainment(tally, NULL, &attainment), GM_ERR_NO_VALID_RATINGS, "desk");
    OK(gm_observation_columns_init(&which));
    FAILS(gm_standards_tally_observe(tally, &table, &which), GM_ERR_UNKNOWN_COLUMN, "\"standard\"");
    OK(gm_standards_tally_observe_wide(tally, &table));
    OK(gm_standards_tally_rows(tally, &rows));
    CHECK(rows == 12);
    OK(gm_standards_tally_to_json(tally, text, sizeof text, NULL));
    OK(gm_standards_tally_from_json(text, &other));
    FAILS(gm_standards_tally_from_json("{}", &other), GM_ERR_INVALID_BYTES, "missing field");
    OK(gm_standards_tally_merge(tally, other));
    OK(gm_standards_tally_merge(other, other));

    OK(gm_attainment_options_init(&options));
    options.stars = table_of_stars;
    options.n_stars = 2;
    options.denominator = 9;
    FAILS(gm_standards_attainment(tally, &options, &attainment), GM_ERR_INVALID_ARGUMENT, "denominator 9");
    options.denominator = GM_DENOMINATOR_ANSWERED;
    OK(gm_standards_attainment(tally, &options, &attainment));
    OK(gm_attainment_n_segments(attainment, &n));
    CHECK(n == 0);
    OK(gm_attainment_get(attainment, GM_TOTAL, &attained));
    CHECK(attained.has_score && attained.score.method == GM_METHOD_MOVER);
    SAME(attained.score.value, 75.0);
    CHECK(attained.failures == 2 && attained.n_failed == 1 && attained.has_stars && attained.stars == 2);
    CHECK(attained.has_critical_contacts && attained.contacts.n_valid == 8);
    SAME(attained.critical_contacts.value, 0.75);
    OK(gm_attainment_failed_id(attainment, GM_TOTAL, 0, text, sizeof text, NULL));
    CHECK(strcmp(text, "safe") == 0);
    OK(gm_attainment_stars(attainment, GM_TOTAL, probabilities, 3, &n));
    CHECK(n == 3 && probabilities[0] + probabilities[1] + probabilities[2] > 0.999999);
    OK(gm_attainment_get_standard(attainment, GM_TOTAL, 1, &row));
    CHECK(row.kind == GM_STANDARD_PERCENTILE && row.unit == GM_UNIT_SECONDS && row.met == 6 && row.not_met == 2);
    CHECK(row.has_percentile && row.percentile.method == GM_METHOD_ORDER_STATISTIC);
    SAME(row.percentile.value, 25.0);
    CHECK(row.has_survival && !row.has_offered_less_short && !row.attained);
    SAME(row.survival.value, 0.75);
    OK(gm_attainment_standard_id(attainment, 1, text, sizeof text, NULL));
    CHECK(strcmp(text, "answered") == 0);
    FAILS(gm_attainment_get(attainment, 0, &attained), GM_ERR_INVALID_ARGUMENT, "no segment 0");
    FAILS(gm_attainment_segment_label(attainment, 0, 0, text, sizeof text, NULL), GM_ERR_INVALID_ARGUMENT, "no segment 0");
    OK(gm_attainment_json(attainment, NULL, 0, &n));
    CHECK(n > 100);

    OK(gm_standards_gap_inputs(attainment, GM_TOTAL, instrument, &inputs));
    OK(gm_gap_inputs_n(inputs, &n));
    CHECK(n == 1);
    OK(gm_gap_inputs_attribute(inputs, 0, text, sizeof text, NULL));
    CHECK(strcmp(text, "x") == 0);
    OK(gm_gap_inputs_get(inputs, 0, &input));
    CHECK(input.has_std_error && input.n == 8);
    SAME(input.mean, 4.0);
    OK(gm_gap_inputs_json(inputs, text, sizeof text, NULL));
    CHECK(strstr(text, "left_out") != NULL);
    OK(gm_column_init(&columns[0], GM_F64, expected, 2));
    OK(gm_field_init(&fields[0], "E_x", &columns[0]));
    OK(gm_summary_new(instrument, NULL, &summary));
    OK(gm_summary_observe(summary, fields, 1));
    memset(&delivered, 0, sizeof delivered);
    delivered.attribute = attribute;
    delivered.mean = input.mean;
    delivered.std_error = input.std_error;
    delivered.has_std_error = input.has_std_error;
    delivered.n = input.n;
    OK(gm_five_options_init(&five_options));
    five_options.standard_ids = &attribute;
    five_options.standards = &input.standard;
    five_options.n_standards = 1;
    five_options.delivered = &delivered;
    five_options.n_delivered = 1;
    OK(gm_gap_five(summary, &five_options, &five));
    delivered.n = 0;
    FAILS(gm_gap_five(summary, &five_options, &five), GM_ERR_INVALID_OPTION, "n of at least 1");

    gm_five_free(five);
    gm_summary_free(summary);
    gm_gap_inputs_free(inputs);
    gm_instrument_free(instrument);
    gm_attainment_free(attainment);
    gm_standards_tally_free(other);
    gm_standards_tally_free(tally);
    gm_standard_set_free(set);
}

static void test_research_coverage(void)
{
    gm_information_source sources[] = {{400, 30, GM_SOURCE_SURVEY, 0}, {12, 500, GM_SOURCE_MYSTERY_SHOPPING, 0}};
    gm_research_options options;
    gm_coverage *coverage = NULL;
    gm_gap_coverage gap;
    gm_source_use use;
    char text[4096];
    int32_t kind;

    OK(gm_research_options_init(&options));
    OK(gm_research_coverage(sources, 2, &options, &coverage));
    OK(gm_coverage_get(coverage, 2, &gap));
    CHECK(gap.number == 3 && !gap.is_informed && gap.n_sources == 1 && gap.n_missing == 2);
    OK(gm_coverage_get_source(coverage, 2, 0, &use));
    CHECK(use.kind == GM_SOURCE_MYSTERY_SHOPPING && use.information == GM_INFORMATION_DIRECT && !use.is_fresh);
    OK(gm_coverage_get_missing(coverage, 2, 1, &kind));
    CHECK(kind == GM_SOURCE_CONVERSATIONS);
    OK(gm_coverage_json(coverage, text, sizeof text, NULL));
    gm_coverage_free(coverage);
    coverage = NULL;
    sources[0].kind = 9;
    FAILS(gm_research_coverage(sources, 2, NULL, &coverage), GM_ERR_INVALID_ARGUMENT, "source of information 9");
    sources[0].kind = GM_SOURCE_SURVEY;
    sources[0].age_days = -1;
    FAILS(gm_research_coverage(sources, 2, NULL, &coverage), GM_ERR_INVALID_OPTION, "at least 0");
    CHECK(coverage == NULL);
}

/** Text that comes through a callback, in a buffer of its own. */
typedef struct {
    char *at;
    size_t room;
    int32_t stop;
} text_end;

static int32_t append(void *user, const char *data, size_t n)
{
    text_end *end = user;
    if (end->stop != 0 || n >= end->room) {
        return end->stop != 0 ? end->stop : 1;
    }
    memcpy(end->at, data, n);
    end->at += n;
    end->room -= n;
    *end->at = 0;
    return 0;
}

static void test_pictures(void)
{
    static char whole[60000], written[60000];
    const double of[] = {1, 2, 4, 5, 5, 5, 3, 4, 5, 5};
    const char *names[] = {"Waiting <b>time</b>", "Courtesy"}, *months[] = {"January", "February", "March"};
    const uint64_t hits[] = {40, 45, 30}, sizes[] = {50, 52, 51};
    const gm_counts *counts[2];
    const double target = 0.8, nothing = HUGE_VAL;
    gm_estimate estimates[2];
    gm_picture_options options;
    gm_picture *picture = NULL, *none = NULL;
    gm_counts *answers = NULL;
    gm_chart *chart = NULL;
    gm_scale scale;
    gm_column column;
    text_end end;
    size_t needed = 0;

    OK(gm_scale_init(&scale, 1, 5));
    OK(gm_column_init(&column, GM_F64, of, LENGTH(of)));
    OK(gm_counts_new(&scale, &answers));
    OK(gm_counts_extend(answers, &column, NULL));
    counts[0] = counts[1] = answers;

    /* A size, a text, and the same through a callback. */
    OK(gm_chart_likert(names, counts, 2, &picture));
    OK(gm_picture_svg(picture, NULL, NULL, 0, &needed));
    CHECK(needed > 2000 && needed < sizeof whole);
    OK(gm_picture_svg(picture, NULL, whole, needed, NULL));
    CHECK(strlen(whole) == needed - 1 && strncmp(whole, "<svg ", 5) == 0);
    CHECK(strstr(whole, "<b>") == NULL && strstr(whole, "Waiting &lt;b&gt;time") != NULL);
    end.at = written, end.room = sizeof written, end.stop = 0;
    OK(gm_picture_svg_write(picture, NULL, append, &end));
    CHECK(strcmp(whole, written) == 0);
    FAILS(gm_picture_svg(picture, NULL, whole, 10, &needed), GM_ERR_BUFFER_TOO_SMALL, "10 elements");
    end.stop = 7;
    FAILS(gm_picture_svg_write(picture, NULL, append, &end), GM_ERR_IO, "stopped with 7");
    NULLS(gm_picture_svg_write(picture, NULL, NULL, NULL));
    NULLS(gm_picture_svg(NULL, NULL, whole, sizeof whole, NULL));

    /* At once, and with options. */
    OK(gm_picture_options_init(&options));
    CHECK(options.width == 720 && options.rows == 80 && options.heading == 1 && options.theme == GM_THEME_AUTO);
    OK(gm_chart_likert_svg(names, counts, 2, NULL, written, sizeof written, NULL));
    CHECK(strcmp(whole, written) == 0);
    options.language = "fr";
    options.title = "Attente & accueil";
    options.id = "one";
    options.theme = GM_THEME_DARK;
    OK(gm_picture_svg(picture, &options, whole, sizeof whole, NULL));
    CHECK(strstr(whole, "lang=\"fr\"") != NULL && strstr(whole, "Attente &amp; accueil") != NULL);
    CHECK(strstr(whole, "id=\"one\"") != NULL && strstr(whole, "prefers-color-scheme") == NULL);
    TEXT_IS(gm_picture_title(picture, &options, buffer, capacity, &needed), "Attente & accueil");
    TEXT_IS(gm_picture_kind(picture, buffer, capacity, &needed), "likert");
    OK(gm_picture_vega_lite(picture, &options, whole, sizeof whole, NULL));
    CHECK(strstr(whole, "vega-lite/v5") != NULL);
    end.at = written, end.room = sizeof written, end.stop = 0;
    OK(gm_picture_vega_lite_write(picture, &options, append, &end));
    CHECK(strcmp(whole, written) == 0);

    /* What cannot be. */
    options.width = 10;
    FAILS(gm_picture_svg(picture, &options, whole, sizeof whole, NULL), GM_ERR_INVALID_OPTION, "width = 10");
    options.width = 720;
    options.language = "de";
    FAILS(gm_picture_title(picture, &options, whole, sizeof whole, NULL), GM_ERR_INVALID_OPTION, "\"de\"");
    options.language = NULL;
    options.theme = 3;
    FAILS(gm_picture_svg(picture, &options, whole, sizeof whole, NULL), GM_ERR_INVALID_ARGUMENT, "no theme 3");
    options.struct_size = 1;
    FAILS(gm_picture_svg(picture, &options, whole, sizeof whole, NULL), GM_ERR_INVALID_ARGUMENT, "struct_size 1");
    FAILS(gm_chart_likert(NULL, NULL, 0, &none), GM_ERR_TOO_FEW_UNITS, "items");
    NULLS(gm_chart_likert(names, counts, 2, NULL));
    gm_picture_free(picture);
    gm_picture_free(NULL);
    picture = NULL;
    /* No picture without a result. */
    NULLS(gm_chart_balance(NULL, &picture));
    NULLS(gm_chart_balance_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_cohort(NULL, &picture));
    NULLS(gm_chart_cohort_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_control_svg(NULL, NULL, 0, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_conversation(NULL, &picture));
    NULLS(gm_chart_conversation_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_dimensions(NULL, &picture));
    NULLS(gm_chart_dimensions_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_drivers(NULL, &picture));
    NULLS(gm_chart_drivers_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_funnel(NULL, &picture));
    NULLS(gm_chart_funnel_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_gaps(NULL, &picture));
    NULLS(gm_chart_gaps_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_highlighted(NULL, NULL, 0, NULL, NULL, 0, NULL));
    NULLS(gm_chart_importance(NULL, &picture));
    NULLS(gm_chart_importance_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_kano(NULL, &picture));
    NULLS(gm_chart_kano_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_performance(NULL, &picture));
    NULLS(gm_chart_performance_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_segments(NULL, &picture));
    NULLS(gm_chart_segments_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_trend(NULL, &picture));
    NULLS(gm_chart_trend_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_waterfall(NULL, &picture));
    NULLS(gm_chart_waterfall_svg(NULL, NULL, whole, sizeof whole, NULL));
    NULLS(gm_chart_zone(NULL, &picture));
    NULLS(gm_chart_zone_svg(NULL, NULL, whole, sizeof whole, NULL));
    CHECK(picture == NULL);

    /* Estimates with and without a target. */
    OK(gm_csat_top_box_counts(answers, NULL, &estimates[0]));
    estimates[1] = estimates[0];
    OK(gm_chart_estimates(GM_STATISTIC_SHARE, names, estimates, 2, &target, &picture));
    TEXT_HAS(gm_picture_svg(picture, NULL, buffer, capacity, &needed), "80%");
    gm_picture_free(picture);
    picture = NULL;
    OK(gm_chart_estimates_svg(GM_STATISTIC_SHARE, names, estimates, 2, NULL, NULL, whole, sizeof whole, NULL));
    FAILS(gm_chart_estimates(9, names, estimates, 2, NULL, &none), GM_ERR_INVALID_ARGUMENT, "no statistic 9");
    FAILS(gm_chart_estimates(GM_STATISTIC_MEAN, names, estimates, 2, &nothing, &none), GM_ERR_INVALID_OPTION, "target");

    /* A control chart with names of its points. */
    OK(gm_control_p(hits, sizes, 3, NULL, &chart));
    OK(gm_chart_control(chart, months, 3, &picture));
    TEXT_HAS(gm_picture_vega_lite(picture, NULL, buffer, capacity, &needed), "February");
    FAILS(gm_chart_control(chart, months, 2, &none), GM_ERR_INVALID_OPTION, "periods");
    CHECK(none == NULL);
    gm_picture_free(picture);
    gm_chart_free(chart);
    gm_counts_free(answers);
}

int main(int argc, char **argv)
{
    const char *root = argc > 1 ? argv[1] : ".";
    test_versions_and_errors();
    test_columns_and_scales();
    test_csat();
    test_comparisons();
    test_bootstrap();
    test_counts();
    test_pairs_and_moments();
    test_instruments(root);
    test_restaurant(root);
    test_observing();
    test_bytes();
    test_csv();
    test_gaps_from_columns();
    test_published_and_scorer();
    test_stats();
    test_five();
    test_waterfall_and_diagnosis();
    test_control();
    test_survey_design();
    test_trend();
    test_consistency();
    test_zone_and_difference();
    test_change();
    test_antecedents();
    test_cross_products();
    test_pairwise();
    test_reliability();
    test_weighting();
    test_sampling();
    test_complaints();
    test_economics();
    test_agreement();
    test_three_dimensions();
    test_conversation();
    test_conversations();
    test_drivers();
    test_importance_and_kano();
    test_mystery_plan();
    test_mystery_score();
    test_research();
    test_standards();
    test_research_coverage();
    test_pictures();
    test_kiosk(root, argc > 2 ? argv[2] : getenv("GAPMODEL_DATA"));
    printf("%d checks, %d failed\n", checks, failures);
    return failures == 0 ? 0 : 1;
}
