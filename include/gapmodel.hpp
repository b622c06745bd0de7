/*
 * gapmodel in C++11: a header-only face on gapmodel.h.
 *
 * Everything in namespace gapmodel owns what it holds and frees it once, can be moved but not copied, and throws
 * gapmodel::Error where the C function would return a status. Results that are plain structs in C are the same structs
 * here. Threads: as gapmodel.h says of the handle inside.
 *
 *     gapmodel::Instrument instrument = gapmodel::Instrument::from_toml(text);
 *     gapmodel::Summary summary = gapmodel::summarize_csv("survey.csv", instrument);
 *     for (const gapmodel::GapRow &row : gapmodel::gap::servqual(summary).dimensions()) {
 *         std::cout << row.label << ": " << row.gap.value << "\n";
 *     }
 *
 * Nothing of it crosses the binary interface of the library, which stays plain C.
 */
#ifndef GAPMODEL_HPP
#define GAPMODEL_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "gapmodel.h"

namespace gapmodel {

/** Why a call failed: what() is the sentence that gm_last_error gives. */
class Error : public std::runtime_error {
public:
    Error(gm_status status, const std::string &message) : std::runtime_error(message), status_(status) {}

    /** One of GM_ERR_*. */
    gm_status status() const noexcept { return status_; }

    /** The name of the kind of error, such as "off_scale", the same in all languages. */
    std::string kind() const
    {
        char name[64] = "";
        (void)gm_status_name(status_, name, sizeof name, nullptr);
        return name;
    }

private:
    gm_status status_;
};

/** Throws an Error unless a status is GM_OK. */
inline void check(gm_status status)
{
    if (status == GM_OK) {
        return;
    }
    std::vector<char> message(gm_last_error(nullptr, 0));
    (void)gm_last_error(message.data(), message.size());
    throw Error(status, message.data());
}

namespace detail {

/** Runs a function of (buffer, capacity, needed) until its text fits. */
template <typename Function> std::string text(Function function)
{
    std::size_t needed = 0;
    check(function(static_cast<char *>(nullptr), std::size_t(0), &needed));
    std::vector<char> buffer(needed);
    check(function(buffer.data(), buffer.size(), &needed));
    return std::string(buffer.data(), needed - 1);
}

/** Runs a function of (out) and returns what it writes. */
template <typename T, typename Function> T value(Function function)
{
    T out = T();
    check(function(&out));
    return out;
}

template <typename T, void (*Free)(T *)> struct Deleter {
    void operator()(T *handle) const noexcept { Free(handle); }
};

/** A handle with its owner. */
template <typename T, void (*Free)(T *)> using Handle = std::unique_ptr<T, Deleter<T, Free>>;

inline std::vector<const char *> pointers(const std::vector<std::string> &texts)
{
    std::vector<const char *> all;
    for (const std::string &text : texts) {
        all.push_back(text.c_str());
    }
    return all;
}

inline std::int32_t type_code(const std::int8_t *) { return GM_I8; }
inline std::int32_t type_code(const std::uint8_t *) { return GM_U8; }
inline std::int32_t type_code(const std::int16_t *) { return GM_I16; }
inline std::int32_t type_code(const std::uint16_t *) { return GM_U16; }
inline std::int32_t type_code(const std::int32_t *) { return GM_I32; }
inline std::int32_t type_code(const std::uint32_t *) { return GM_U32; }
inline std::int32_t type_code(const std::int64_t *) { return GM_I64; }
inline std::int32_t type_code(const std::uint64_t *) { return GM_U64; }
inline std::int32_t type_code(const float *) { return GM_F32; }
inline std::int32_t type_code(const double *) { return GM_F64; }

} // namespace detail

/** The version of the library, such as "0.1.0". */
inline std::string version() { return gm_version(); }

/** One column of numbers of any type, borrowed: what it was made from must outlive it. */
class Column {
public:
    template <typename T> Column(const std::vector<T> &values) : Column(values.data(), values.size()) {}

    template <typename T> Column(const T *values, std::size_t n)
    {
        check(gm_column_init(&column_, detail::type_code(values), values, n));
    }

    /** Every stride-th element from the first. */
    Column &stride(std::size_t elements)
    {
        column_.stride = elements;
        return *this;
    }

    /** Arrow's validity bitmap, borrowed, and the bit of the first row. */
    Column &validity(const std::uint8_t *bits, std::size_t offset = 0)
    {
        column_.validity = bits;
        column_.validity_offset = offset;
        return *this;
    }

    const gm_column *get() const noexcept { return &column_; }

private:
    gm_column column_;
};

/** A rating scale, or with step 0 a real-valued measure. */
class Scale {
public:
    Scale(double min, double max, double step = 1.0)
    {
        check(gm_scale_init(&scale_, min, max));
        scale_.step = step;
    }

    Scale &low_is_good()
    {
        scale_.direction = GM_LOW_IS_GOOD;
        return *this;
    }

    /** Codes that mean "did not answer". */
    Scale &missing(std::vector<double> codes)
    {
        missing_ = std::move(codes);
        return *this;
    }

    /** Codes that mean "does not apply to me". */
    Scale &not_applicable(std::vector<double> codes)
    {
        not_applicable_ = std::move(codes);
        return *this;
    }

    /** Codes that mean "declined to answer". */
    Scale &refused(std::vector<double> codes)
    {
        refused_ = std::move(codes);
        return *this;
    }

    /** The plain struct, which borrows the codes of this scale. */
    gm_scale get() const noexcept
    {
        gm_scale scale = scale_;
        scale.missing = missing_.data();
        scale.n_missing = missing_.size();
        scale.not_applicable = not_applicable_.data();
        scale.n_not_applicable = not_applicable_.size();
        scale.refused = refused_.data();
        scale.n_refused = refused_.size();
        return scale;
    }

private:
    gm_scale scale_;
    std::vector<double> missing_, not_applicable_, refused_;
};

/** How often each point of a scale was given. */
class Counts {
public:
    explicit Counts(const Scale &scale)
    {
        gm_scale plain = scale.get();
        reset([&](gm_counts **out) { return gm_counts_new(&plain, out); });
    }

    /** Takes over a handle. */
    explicit Counts(gm_counts *handle) : handle_(handle) {}

    void push(double rating) { check(gm_counts_push(get(), rating)); }
    void push(double rating, double weight) { check(gm_counts_push_weighted(get(), rating, weight)); }
    void extend(const Column &ratings) { check(gm_counts_extend(get(), ratings.get(), nullptr)); }
    void extend(const Column &ratings, const Column &weights)
    {
        check(gm_counts_extend(get(), ratings.get(), weights.get()));
    }
    void merge(const Counts &other) { check(gm_counts_merge(get(), other.get())); }

    std::uint64_t n_valid() const { return number(gm_counts_n_valid); }
    std::uint64_t n_missing() const { return number(gm_counts_n_missing); }
    std::uint64_t rows() const { return number(gm_counts_rows); }
    gm_absent absent() const
    {
        return detail::value<gm_absent>([&](gm_absent *out) { return gm_counts_absent(get(), out); });
    }

    /** How many gave each point, lowest first. */
    std::vector<std::uint64_t> counts() const
    {
        std::size_t needed = 0;
        check(gm_counts_counts(get(), nullptr, 0, &needed));
        std::vector<std::uint64_t> all(needed);
        check(gm_counts_counts(get(), all.data(), all.size(), nullptr));
        return all;
    }

    gm_counts *get() const noexcept { return handle_.get(); }

private:
    template <typename Function> void reset(Function make) { handle_.reset(detail::value<gm_counts *>(make)); }

    std::uint64_t number(gm_status (*read)(const gm_counts *, std::uint64_t *)) const
    {
        return detail::value<std::uint64_t>([&](std::uint64_t *out) { return read(get(), out); });
    }

    detail::Handle<gm_counts, gm_counts_free> handle_;
};

/** What a survey asks. Never changes once made. */
class Instrument {
public:
    static Instrument from_toml(const std::string &toml)
    {
        return make([&](gm_instrument **out) { return gm_instrument_from_toml(toml.c_str(), out); });
    }

    static Instrument from_json(const std::string &json)
    {
        return make([&](gm_instrument **out) { return gm_instrument_from_json(json.c_str(), out); });
    }

    /** The built-in SERVQUAL instrument. */
    static Instrument servqual() { return make(gm_instrument_servqual); }

    /** The built-in SERVPERF instrument. */
    static Instrument servperf() { return make(gm_instrument_servperf); }

    /** The built-in gap model: the attributes of SERVQUAL from six viewpoints. */
    static Instrument gap_model() { return make(gm_instrument_gap_model); }

    /** The built-in questionnaire for employees and managers on what makes the gaps small or large. */
    static Instrument antecedents() { return make(gm_instrument_antecedents); }
    static Instrument three_dimensions() { return make(gm_instrument_three_dimensions); }

    /** What introduces the attributes in the questionnaire for a viewpoint, GM_EXPECTATION to GM_ADEQUATE. */
    static std::string question(std::int32_t viewpoint, const std::string &language = "en")
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_instrument_question(viewpoint, language.c_str(), buffer, capacity, needed);
        });
    }

    /** Attributes rated as expected and as perceived; `dimensions` and `weights` may be empty. */
    static Instrument paired(const std::vector<std::string> &attributes, const Scale &scale,
                             const std::vector<std::string> &dimensions = std::vector<std::string>(),
                             const std::vector<double> &weights = std::vector<double>(), bool points = false)
    {
        if (!dimensions.empty() && dimensions.size() != attributes.size()) {
            throw Error(GM_ERR_INVALID_ARGUMENT, "there must be as many dimensions as attributes, or none");
        }
        const std::vector<const char *> ids = detail::pointers(attributes), of = detail::pointers(dimensions);
        const gm_scale plain = scale.get();
        gm_paired_options options;
        check(gm_paired_options_init(&options));
        options.points = points ? 1 : 0;
        options.dimension_ids = of.empty() ? nullptr : of.data();
        options.weights = weights.empty() ? nullptr : weights.data();
        options.n_weights = weights.size();
        return make([&](gm_instrument **out) {
            return gm_instrument_paired(ids.data(), ids.size(), &plain, &options, out);
        });
    }

    /** Takes over a handle. */
    explicit Instrument(gm_instrument *handle) : handle_(handle) {}

    std::string to_json() const { return text(gm_instrument_to_json); }
    std::string to_toml() const { return text(gm_instrument_to_toml); }
    std::string id() const { return text(gm_instrument_id); }
    std::string title(const std::string &language = "en") const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_instrument_title(get(), language.c_str(), buffer, capacity, needed);
        });
    }

    std::vector<std::string> attributes() const
    {
        return ids(gm_instrument_n_attributes, gm_instrument_attribute_id);
    }
    std::vector<std::string> dimensions() const
    {
        return ids(gm_instrument_n_dimensions, gm_instrument_dimension_id);
    }
    std::vector<std::string> items() const { return ids(gm_instrument_n_items, gm_instrument_item_id); }

    /** The column with the ratings of an attribute from a viewpoint, GM_EXPECTATION to GM_ADEQUATE. */
    std::string attribute_column(std::size_t attribute, std::int32_t viewpoint) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_instrument_attribute_column(get(), attribute, viewpoint, buffer, capacity, needed);
        });
    }

    const gm_instrument *get() const noexcept { return handle_.get(); }

private:
    template <typename Function> static Instrument make(Function function)
    {
        return Instrument(detail::value<gm_instrument *>(function));
    }

    std::string text(gm_status (*read)(const gm_instrument *, char *, std::size_t, std::size_t *)) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return read(get(), buffer, capacity, needed);
        });
    }

    std::vector<std::string> ids(gm_status (*count)(const gm_instrument *, std::size_t *),
                                 gm_status (*read)(const gm_instrument *, std::size_t, char *, std::size_t,
                                                   std::size_t *)) const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return count(get(), out); });
        std::vector<std::string> all;
        for (std::size_t i = 0; i < n; i++) {
            all.push_back(detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return read(get(), i, buffer, capacity, needed);
            }));
        }
        return all;
    }

    detail::Handle<gm_instrument, gm_instrument_free> handle_;
};

/** The JSON Schema of instrument files. */
inline std::string instrument_schema() { return detail::text(gm_instrument_schema); }

/// The JSON Schema of files of standards.
inline std::string standard_set_schema() { return detail::text(gm_standard_set_schema); }

/** How a table becomes a summary. */
struct SummaryOptions {
    std::vector<std::string> by;                    /**< The columns whose values make the segments. */
    std::string weight;                             /**< The column of survey weights; empty if there is none. */
    std::int32_t off_scale = GM_OFF_SCALE_REFUSE;   /**< Or GM_OFF_SCALE_COUNT. */
};

/** A table of survey answers: named columns of equal length, borrowed. */
class Table {
public:
    /** The numbers stay the caller's and must live until the table was observed: a temporary vector is refused. */
    template <typename T> Table &add(std::string name, const std::vector<T> &&values) = delete;

    Table &add(std::string name, const Column &column)
    {
        fields_.push_back(Field{std::move(name), *column.get(), {}, GM_FIELD_NUMBERS});
        return *this;
    }

    /** A label per row; an empty one is missing. */
    Table &add_labels(std::string name, std::vector<std::string> labels)
    {
        fields_.push_back(Field{std::move(name), gm_column(), std::move(labels), GM_FIELD_LABELS});
        return *this;
    }

    /** Hands all fields to a function of (fields, n). */
    template <typename Function> void with_fields(Function function) const
    {
        std::vector<std::vector<const char *>> labels;
        std::vector<gm_field> plain(fields_.size());
        for (std::size_t i = 0; i < fields_.size(); i++) {
            const Field &field = fields_[i];
            labels.push_back(detail::pointers(field.labels));
            check(gm_field_init(&plain[i], field.name.c_str(), &field.column));
            plain[i].kind = field.kind;
            plain[i].labels = labels.back().data();
            plain[i].n_labels = labels.back().size();
        }
        function(plain.data(), plain.size());
    }

private:
    struct Field {
        std::string name;
        gm_column column;
        std::vector<std::string> labels;
        std::int32_t kind;
    };
    std::vector<Field> fields_;
};

/** A checked set of service standards. Never changes, so any number of threads may read one. */
class StandardSet {
public:
    static StandardSet from_toml(const std::string &toml)
    {
        return StandardSet(detail::value<gm_standard_set *>(
            [&](gm_standard_set **out) { return gm_standard_set_from_toml(toml.c_str(), out); }));
    }

    static StandardSet from_json(const std::string &json)
    {
        return StandardSet(detail::value<gm_standard_set *>(
            [&](gm_standard_set **out) { return gm_standard_set_from_json(json.c_str(), out); }));
    }

    /** Takes over a handle. */
    explicit StandardSet(gm_standard_set *handle) : handle_(handle) {}

    /** The number of standards. */
    std::size_t size() const
    {
        return detail::value<std::size_t>([&](std::size_t *out) { return gm_standard_set_n(get(), out); });
    }

    /** The standards held against the attributes of an instrument, as JSON text. */
    std::string coverage(const Instrument &instrument) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_standard_set_coverage_json(get(), instrument.get(), buffer, capacity, needed);
        });
    }

    const gm_standard_set *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_standard_set, gm_standard_set_free> handle_;
};

/** How far standards are attained. */
class Attainment {
public:
    /** Takes over a handle. */
    explicit Attainment(gm_attainment *handle) : handle_(handle) {}

    /** The scores of a segment, or of GM_TOTAL. */
    gm_attained scores(std::size_t segment = GM_TOTAL) const
    {
        return detail::value<gm_attained>(
            [&](gm_attained *out) { return gm_attainment_get(get(), segment, out); });
    }

    /** One standard of a segment, or of GM_TOTAL, in the order of the set. */
    gm_attained_standard standard(std::size_t i, std::size_t segment = GM_TOTAL) const
    {
        return detail::value<gm_attained_standard>(
            [&](gm_attained_standard *out) { return gm_attainment_get_standard(get(), segment, i, out); });
    }

    /** The whole result as JSON text. */
    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_attainment_json(get(), buffer, capacity, needed);
        });
    }

    const gm_attainment *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_attainment, gm_attainment_free> handle_;
};

/** What was observed of each standard of a set. Threads may read one together as long as none changes it. */
class StandardsTally {
public:
    explicit StandardsTally(const StandardSet &set, const std::vector<std::string> &by = {})
        : handle_(detail::value<gm_standards_tally *>([&](gm_standards_tally **out) {
              return gm_standards_tally_new(set.get(), detail::pointers(by).data(), by.size(), out);
          }))
    {
    }

    /** Adds a long table, a row per observation. */
    void observe(const Table &table, const gm_observation_columns *columns = nullptr)
    {
        table.with_fields([&](const gm_field *fields, std::size_t n) {
            gm_table plain;
            check(gm_table_init(&plain, fields, n));
            check(gm_standards_tally_observe(handle_.get(), &plain, columns));
        });
    }

    /** Adds a table with a row per contact and a column per standard. */
    void observe_wide(const Table &table)
    {
        table.with_fields([&](const gm_field *fields, std::size_t n) {
            gm_table plain;
            check(gm_table_init(&plain, fields, n));
            check(gm_standards_tally_observe_wide(handle_.get(), &plain));
        });
    }

    /** Adds all that another tally has seen. */
    void merge(const StandardsTally &other) { check(gm_standards_tally_merge(handle_.get(), other.get())); }

    /** How far the standards are attained. */
    Attainment attainment(const gm_attainment_options *options = nullptr) const
    {
        return Attainment(detail::value<gm_attainment *>(
            [&](gm_attainment **out) { return gm_standards_attainment(get(), options, out); }));
    }

    const gm_standards_tally *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_standards_tally, gm_standards_tally_free> handle_;
};

/** Items that are to make one score. Never changes, so any number of threads may read one. */
class Items {
public:
    /** Columns of a table; a scale in the options must live until the call returns. */
    explicit Items(const Table &table, const gm_items_options *options = nullptr)
    {
        table.with_fields([&](const gm_field *fields, std::size_t n) {
            gm_table plain;
            check(gm_table_init(&plain, fields, n));
            handle_.reset(
                detail::value<gm_items *>([&](gm_items **out) { return gm_items_from_table(&plain, options, out); }));
        });
    }

    /** The names of the items. */
    std::vector<std::string> names() const
    {
        const std::size_t n = detail::value<std::size_t>([&](std::size_t *out) { return gm_items_n(get(), out); });
        std::vector<std::string> all;
        for (std::size_t i = 0; i < n; i++) {
            all.push_back(detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return gm_items_name(get(), i, buffer, capacity, needed);
            }));
        }
        return all;
    }

    const gm_items *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_items, gm_items_free> handle_;
};

/** The items that are said to make up one dimension. */
struct DimensionItems {
    std::string name;
    std::vector<std::string> items;
};

/** Whether dimensions hold in some answers. */
class Structure {
public:
    /** Takes over a handle. */
    explicit Structure(gm_structure *handle) : handle_(handle) {}

    gm_structure_figures figures() const
    {
        return detail::value<gm_structure_figures>(
            [&](gm_structure_figures *out) { return gm_structure_get(get(), out); });
    }

    std::vector<gm_structure_dimension> dimensions() const
    {
        return all<gm_structure_dimension>(figures().n_dimensions, gm_structure_get_dimension);
    }

    std::vector<gm_structure_pair> pairs() const
    {
        return all<gm_structure_pair>(figures().n_pairs, gm_structure_get_pair);
    }

    /** In the order of the dimensions. */
    std::vector<gm_structure_item> items() const
    {
        return all<gm_structure_item>(figures().k, gm_structure_get_item);
    }

    std::vector<gm_structure_factor> factors() const
    {
        return all<gm_structure_factor>(figures().n_factors, gm_structure_get_factor);
    }

    double loading(std::size_t item, std::size_t factor) const
    {
        return detail::value<double>([&](double *out) { return gm_structure_loading(get(), item, factor, out); });
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_structure_json(get(), buffer, capacity, needed);
        });
    }

    const gm_structure *get() const noexcept { return handle_.get(); }

private:
    template <typename Row>
    std::vector<Row> all(std::size_t n, gm_status (*row)(const gm_structure *, std::size_t, Row *)) const
    {
        std::vector<Row> rows(n);
        for (std::size_t i = 0; i < n; i++) {
            check(row(get(), i, &rows[i]));
        }
        return rows;
    }

    detail::Handle<gm_structure, gm_structure_free> handle_;
};

/** Reliability of scores; `rows`, where it is given, gets one row per item. */
namespace reliability {

/** Cronbach's alpha of the sum of items. */
inline gm_alpha alpha(const Items &items, const gm_alpha_options *options = nullptr,
                      std::vector<gm_alpha_item> *rows = nullptr)
{
    std::vector<gm_alpha_item> all(items.names().size());
    const gm_alpha found = detail::value<gm_alpha>([&](gm_alpha *out) {
        return gm_reliability_alpha(items.get(), options, out, all.data(), all.size());
    });
    if (rows != nullptr) {
        rows->swap(all);
    }
    return found;
}

/** Omega total of the sum of items. */
inline gm_omega omega(const Items &items, const gm_omega_options *options = nullptr,
                      std::vector<gm_omega_item> *rows = nullptr)
{
    std::vector<gm_omega_item> all(items.names().size());
    const gm_omega found = detail::value<gm_omega>([&](gm_omega *out) {
        return gm_reliability_omega(items.get(), options, out, all.data(), all.size());
    });
    if (rows != nullptr) {
        rows->swap(all);
    }
    return found;
}

/** The reliability of the sum of items from its two halves. */
inline gm_split_half split_half(const Items &items, const gm_split_half_options *options = nullptr)
{
    return detail::value<gm_split_half>([&](gm_split_half *out) {
        return gm_reliability_split_half(items.get(), options, out, nullptr, 0);
    });
}

/** The reliability of a score that is made longer or shorter. */
inline double spearman_brown(double reliability, double factor)
{
    return detail::value<double>(
        [&](double *out) { return gm_reliability_spearman_brown(reliability, factor, out); });
}

/** Whether the dimensions that items are said to have are there in the answers. */
inline Structure structure(const Items &items, const std::vector<DimensionItems> &dimensions,
                           const gm_structure_options *options = nullptr)
{
    std::vector<const char *> names;
    std::vector<std::vector<const char *>> members;
    std::vector<gm_item_list> lists(dimensions.size());
    for (const DimensionItems &dimension : dimensions) {
        names.push_back(dimension.name.c_str());
        members.push_back(detail::pointers(dimension.items));
        check(gm_item_list_init(&lists[members.size() - 1], members.back().data(), members.back().size()));
    }
    return Structure(detail::value<gm_structure *>([&](gm_structure **out) {
        return gm_reliability_structure(items.get(), names.data(), lists.data(), lists.size(), options, out);
    }));
}

} // namespace reliability

/** What mystery visits say of a chain, its sites and its shoppers. Never changes, so any number of threads may read one. */
class MysteryScore {
public:
    /** Takes over a handle. */
    explicit MysteryScore(gm_mystery *handle) : handle_(handle) {}

    gm_mystery_figures figures() const
    {
        return detail::value<gm_mystery_figures>(
            [&](gm_mystery_figures *out) { return gm_mystery_get(get(), out); });
    }

    std::vector<gm_site_score> sites() const { return all<gm_site_score>(figures().n_sites, gm_mystery_site); }

    std::vector<gm_shopper_severity> shoppers() const
    {
        return all<gm_shopper_severity>(figures().n_shoppers, gm_mystery_shopper);
    }

    /** What the visits to a site can say and cannot, in plain words. */
    std::string sentence(std::size_t site) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_mystery_site_sentence(get(), site, buffer, capacity, needed);
        });
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_mystery_json(get(), buffer, capacity, needed);
        });
    }

    const gm_mystery *get() const noexcept { return handle_.get(); }

private:
    template <typename Row>
    std::vector<Row> all(std::size_t n, gm_status (*row)(const gm_mystery *, std::size_t, Row *)) const
    {
        std::vector<Row> rows(n);
        for (std::size_t i = 0; i < n; i++) {
            check(row(get(), i, &rows[i]));
        }
        return rows;
    }

    detail::Handle<gm_mystery, gm_mystery_free> handle_;
};

/** The sums of mystery visits by site, shopper and occasion. Threads may read them together as long as none changes them. */
class Visits {
public:
    explicit Visits(const gm_visit_options *options = nullptr)
        : handle_(detail::value<gm_visits *>([&](gm_visits **out) { return gm_visits_new(options, out); }))
    {
    }

    void observe(const Table &table)
    {
        table.with_fields([&](const gm_field *fields, std::size_t n) {
            gm_table plain;
            check(gm_table_init(&plain, fields, n));
            check(gm_visits_observe(get(), &plain));
        });
    }

    void merge(const Visits &other) { check(gm_visits_merge(get(), other.get())); }

    std::uint64_t rows() const
    {
        return detail::value<std::uint64_t>([&](std::uint64_t *out) { return gm_visits_rows(get(), out); });
    }

    gm_visits *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_visits, gm_visits_free> handle_;
};

/** Mystery shopping. */
namespace mystery {

/** What mystery visits say. */
inline MysteryScore score(const Visits &visits, const gm_mystery_options *options = nullptr)
{
    return MysteryScore(detail::value<gm_mystery *>(
        [&](gm_mystery **out) { return gm_mystery_score(visits.get(), options, out); }));
}

} // namespace mystery

/** The tallies an instrument asks for, per segment. Threads may read it together as long as none changes it. */
class Summary {
public:
    explicit Summary(const Instrument &instrument, const SummaryOptions &options = SummaryOptions())
        : handle_(with_options(options, [&](const gm_summary_options *plain, gm_summary **out) {
              return gm_summary_new(instrument.get(), plain, out);
          }))
    {
    }

    static Summary from_bytes(const std::vector<std::uint8_t> &bytes)
    {
        return Summary(detail::value<gm_summary *>(
            [&](gm_summary **out) { return gm_summary_from_bytes(bytes.data(), bytes.size(), out); }));
    }

    /** Takes over a handle. */
    explicit Summary(gm_summary *handle) : handle_(handle) {}

    /** Runs a function of (options, out) with the plain form of options. */
    template <typename Function> static gm_summary *with_options(const SummaryOptions &options, Function function)
    {
        const std::vector<const char *> by = detail::pointers(options.by);
        gm_summary_options plain;
        check(gm_summary_options_init(&plain));
        plain.off_scale = options.off_scale;
        plain.by = by.data();
        plain.n_by = by.size();
        plain.weight = options.weight.empty() ? nullptr : options.weight.c_str();
        return detail::value<gm_summary *>([&](gm_summary **out) { return function(&plain, out); });
    }

    void observe(const Table &table)
    {
        table.with_fields([&](const gm_field *fields, std::size_t n) {
            check(gm_summary_observe(get(), fields, n));
        });
    }

    /** Adds the people of two tables, who are asked different things: rows with the same `id` are one person. */
    void observe_matched(const Table &first, const Table &second, const std::string &id)
    {
        first.with_fields([&](const gm_field *fields, std::size_t n) {
            gm_table tables[2];
            check(gm_table_init(&tables[0], fields, n));
            second.with_fields([&](const gm_field *others, std::size_t n_others) {
                check(gm_table_init(&tables[1], others, n_others));
                check(gm_summary_observe_matched(get(), tables, 2, id.c_str()));
            });
        });
    }

    void merge(const Summary &other) { check(gm_summary_merge(get(), other.get())); }

    std::vector<std::uint8_t> to_bytes() const
    {
        std::size_t needed = 0;
        check(gm_summary_to_bytes(get(), nullptr, 0, &needed));
        std::vector<std::uint8_t> bytes(needed);
        check(gm_summary_to_bytes(get(), bytes.data(), bytes.size(), nullptr));
        return bytes;
    }

    /** Respondents seen. */
    std::uint64_t rows() const
    {
        return detail::value<std::uint64_t>([&](std::uint64_t *out) { return gm_summary_rows(get(), out); });
    }

    /** The number of segments. */
    std::size_t segments() const
    {
        return detail::value<std::size_t>([&](std::size_t *out) { return gm_summary_n_segments(get(), out); });
    }

    /** Respondents in a segment. */
    std::uint64_t segment_rows(std::size_t segment) const
    {
        return detail::value<std::uint64_t>(
            [&](std::uint64_t *out) { return gm_summary_segment_rows(get(), segment, out); });
    }

    /** The labels of a segment, one per segment column; empty where there is none. */
    std::vector<std::string> segment_labels(std::size_t segment) const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_summary_n_by(get(), out); });
        std::vector<std::string> labels;
        for (std::size_t i = 0; i < n; i++) {
            labels.push_back(detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return gm_summary_segment_label(get(), segment, i, buffer, capacity, needed);
            }));
        }
        return labels;
    }

    std::size_t find_segment(const std::vector<std::string> &labels) const
    {
        const std::vector<const char *> plain = detail::pointers(labels);
        return detail::value<std::size_t>([&](std::size_t *out) {
            return gm_summary_find_segment(get(), plain.data(), plain.size(), out);
        });
    }

    /** The counts of an item, or of a column of an attribute. */
    Counts counts(const std::string &item, std::size_t segment = GM_TOTAL) const
    {
        return Counts(detail::value<gm_counts *>(
            [&](gm_counts **out) { return gm_summary_counts(get(), segment, item.c_str(), out); }));
    }

    Instrument instrument() const
    {
        return Instrument(detail::value<gm_instrument *>(
            [&](gm_instrument **out) { return gm_summary_instrument(get(), out); }));
    }

    gm_summary *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_summary, gm_summary_free> handle_;
};

/** A summary of a CSV file. */
inline Summary summarize_csv(const std::string &path, const Instrument &instrument,
                             const SummaryOptions &options = SummaryOptions(), char delimiter = ',',
                             const std::string &encoding = "utf-8")
{
    gm_csv_options csv;
    check(gm_csv_options_init(&csv));
    csv.delimiter = static_cast<unsigned char>(delimiter);
    csv.encoding = encoding.c_str();
    return Summary(Summary::with_options(options, [&](const gm_summary_options *plain, gm_summary **out) {
        return gm_summarize_csv(path.c_str(), instrument.get(), plain, &csv, out);
    }));
}

/** A control chart: every point, its limits, and which rule it broke. */
class Chart {
public:
    /** Takes over a handle. */
    explicit Chart(gm_chart *handle) : handle_(handle) {}

    std::vector<gm_chart_point> points() const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_chart_n_points(get(), out); });
        std::vector<gm_chart_point> all(n);
        for (std::size_t i = 0; i < n; i++) {
            check(gm_chart_point_at(get(), i, &all[i]));
        }
        return all;
    }

    std::vector<gm_signal> signals() const
    {
        std::size_t n = 0;
        check(gm_chart_signals(get(), nullptr, 0, &n));
        std::vector<gm_signal> all(n);
        check(gm_chart_signals(get(), all.data(), n, &n));
        return all;
    }

    /** The moving ranges of GM_CHART_XMR; none of other charts. */
    std::vector<double> moving_ranges() const
    {
        std::size_t n = 0;
        check(gm_chart_moving_ranges(get(), nullptr, 0, &n));
        std::vector<double> all(n);
        check(gm_chart_moving_ranges(get(), all.data(), n, &n));
        return all;
    }

    /** What the chart says of all its points together. */
    gm_chart_facts facts() const
    {
        return detail::value<gm_chart_facts>([&](gm_chart_facts *out) { return gm_chart_facts_of(get(), out); });
    }

    /** Store it to hold later points against the same limits. */
    gm_baseline baseline() const { return facts().baseline; }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_chart_json(get(), buffer, capacity, needed);
        });
    }

    const gm_chart *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_chart, gm_chart_free> handle_;
};

/** Control charts. Options may be NULL for the defaults. */
namespace control {

inline void check_sizes(std::size_t counts, std::size_t sizes)
{
    if (counts != sizes) {
        throw std::invalid_argument("counts and sizes must have one length");
    }
}

inline Chart p(const std::vector<std::uint64_t> &counts, const std::vector<std::uint64_t> &sizes,
               const gm_control_options *options = nullptr)
{
    check_sizes(counts.size(), sizes.size());
    return Chart(detail::value<gm_chart *>([&](gm_chart **out) {
        return gm_control_p(counts.data(), sizes.data(), counts.size(), options, out);
    }));
}

inline Chart p_prime(const std::vector<std::uint64_t> &counts, const std::vector<std::uint64_t> &sizes,
                     const gm_control_options *options = nullptr)
{
    check_sizes(counts.size(), sizes.size());
    return Chart(detail::value<gm_chart *>([&](gm_chart **out) {
        return gm_control_p_prime(counts.data(), sizes.data(), counts.size(), options, out);
    }));
}

inline Chart u(const std::vector<std::uint64_t> &counts, const std::vector<double> &sizes,
               const gm_control_options *options = nullptr)
{
    check_sizes(counts.size(), sizes.size());
    return Chart(detail::value<gm_chart *>([&](gm_chart **out) {
        return gm_control_u(counts.data(), sizes.data(), counts.size(), options, out);
    }));
}

inline Chart u_prime(const std::vector<std::uint64_t> &counts, const std::vector<double> &sizes,
                     const gm_control_options *options = nullptr)
{
    check_sizes(counts.size(), sizes.size());
    return Chart(detail::value<gm_chart *>([&](gm_chart **out) {
        return gm_control_u_prime(counts.data(), sizes.data(), counts.size(), options, out);
    }));
}

inline Chart xmr(const Column &values, const gm_control_options *options = nullptr)
{
    return Chart(detail::value<gm_chart *>(
        [&](gm_chart **out) { return gm_control_xmr(values.get(), options, out); }));
}

inline Chart ewma(const Column &values, const gm_ewma_options *options = nullptr)
{
    return Chart(detail::value<gm_chart *>(
        [&](gm_chart **out) { return gm_control_ewma(values.get(), options, out); }));
}

inline Chart cusum(const Column &values, const gm_cusum_options *options = nullptr)
{
    return Chart(detail::value<gm_chart *>(
        [&](gm_chart **out) { return gm_control_cusum(values.get(), options, out); }));
}

} // namespace control

/** A share over time. */
class Trend {
public:
    /** Takes over a handle. */
    explicit Trend(gm_trend *handle) : handle_(handle) {}

    /** The share of each period, in the order given. */
    std::vector<gm_estimate> periods() const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_trend_n_periods(get(), out); });
        std::vector<gm_estimate> all(n);
        for (std::size_t i = 0; i < n; i++) {
            check(gm_trend_period(get(), i, &all[i]));
        }
        return all;
    }

    std::string label(std::size_t index) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_trend_period_label(get(), index, buffer, capacity, needed);
        });
    }

    gm_slope_test slope() const
    {
        return detail::value<gm_slope_test>([&](gm_slope_test *out) { return gm_trend_slope(get(), out); });
    }

    Chart chart() const
    {
        return Chart(detail::value<gm_chart *>([&](gm_chart **out) { return gm_trend_chart(get(), out); }));
    }

    /** The other of the two charts; its get() is NULL where there is none. */
    Chart alternative() const
    {
        return Chart(
            detail::value<gm_chart *>([&](gm_chart **out) { return gm_trend_alternative(get(), out); }));
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_trend_json(get(), buffer, capacity, needed);
        });
    }

    const gm_trend *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_trend, gm_trend_free> handle_;
};

/** Satisfaction and its relatives: of counts, or of ratings on a scale. Options may be NULL for the defaults. */
namespace csat {

inline Trend trend(const std::vector<gm_period> &periods, const gm_trend_options *options = nullptr)
{
    return Trend(detail::value<gm_trend *>(
        [&](gm_trend **out) { return gm_csat_trend(periods.data(), periods.size(), options, out); }));
}

/** Of an item of a summary with a segment column of periods. */
inline Trend trend(const Summary &summary, const std::string &item, const std::string &over,
                   const gm_trend_options *options = nullptr)
{
    return Trend(detail::value<gm_trend *>([&](gm_trend **out) {
        return gm_csat_trend_summary(summary.get(), item.c_str(), over.c_str(), options, out);
    }));
}

/** An estimate of people who were sampled in clusters, in strata, or both: empty where they were not. */
inline gm_survey_estimate survey(const Summary &summary, const std::string &item, const std::string &clusters,
                                 const std::string &strata = "", std::int32_t statistic = GM_STATISTIC_SHARE)
{
    gm_survey_options options;
    check(gm_survey_options_init(&options));
    options.statistic = statistic;
    options.clusters = clusters.empty() ? nullptr : clusters.c_str();
    options.strata = strata.empty() ? nullptr : strata.c_str();
    return detail::value<gm_survey_estimate>(
        [&](gm_survey_estimate *out) { return gm_csat_survey(summary.get(), item.c_str(), &options, out); });
}

inline gm_estimate top_box(const Counts &counts, const gm_top_box_options *options = nullptr)
{
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_csat_top_box_counts(counts.get(), options, out); });
}

inline gm_estimate mean(const Counts &counts, const gm_csat_options *options = nullptr)
{
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_csat_mean_counts(counts.get(), options, out); });
}

inline gm_estimate index(const Counts &counts, const gm_csat_options *options = nullptr)
{
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_csat_index_counts(counts.get(), options, out); });
}

inline gm_nps nps(const Counts &counts, const gm_nps_options *options = nullptr)
{
    return detail::value<gm_nps>([&](gm_nps *out) { return gm_csat_nps_counts(counts.get(), options, out); });
}

inline gm_ces ces(const Counts &counts, const gm_csat_options *options = nullptr)
{
    return detail::value<gm_ces>([&](gm_ces *out) { return gm_csat_ces_counts(counts.get(), options, out); });
}

/** With a bootstrap interval; the other functions of this namespace have theirs from formulas. */
inline gm_estimate bootstrap(const Counts &counts, const gm_csat_bootstrap_options *options = nullptr)
{
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_csat_bootstrap_counts(counts.get(), options, out); });
}

inline gm_estimate bootstrap(const Column &ratings, const Scale &scale,
                             const gm_csat_bootstrap_options *options = nullptr)
{
    const gm_scale plain = scale.get();
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_csat_bootstrap(ratings.get(), nullptr, &plain, options, out); });
}

inline gm_estimate top_box(const Column &ratings, const Scale &scale, const gm_top_box_options *options = nullptr)
{
    const gm_scale plain = scale.get();
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_csat_top_box(ratings.get(), nullptr, &plain, options, out); });
}

inline gm_estimate mean(const Column &ratings, const Scale &scale, const gm_csat_options *options = nullptr)
{
    const gm_scale plain = scale.get();
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_csat_mean(ratings.get(), nullptr, &plain, options, out); });
}

inline gm_estimate index(const Column &ratings, const Scale &scale, const gm_csat_options *options = nullptr)
{
    const gm_scale plain = scale.get();
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_csat_index(ratings.get(), nullptr, &plain, options, out); });
}

inline gm_nps nps(const Column &ratings, const Scale &scale, const gm_nps_options *options = nullptr)
{
    const gm_scale plain = scale.get();
    return detail::value<gm_nps>(
        [&](gm_nps *out) { return gm_csat_nps(ratings.get(), nullptr, &plain, options, out); });
}

inline gm_ces ces(const Column &ratings, const Scale &scale, const gm_csat_options *options = nullptr)
{
    const gm_scale plain = scale.get();
    return detail::value<gm_ces>(
        [&](gm_ces *out) { return gm_csat_ces(ratings.get(), nullptr, &plain, options, out); });
}

} // namespace csat

/** A row of a SERVQUAL result with its names. */
struct GapRow : gm_gap_row {
    std::string id;
    std::string label;
};

/** A row of a SERVPERF result with its names. */
struct PerformanceRow : gm_performance_row {
    std::string id;
    std::string label;
};

namespace detail {

/** The functions of the two kinds of result under one name. */
struct Servqual {
    typedef gm_servqual_result result;
    typedef gm_gap_row plain_row;
    typedef GapRow row;
    static void free(result *r) { gm_servqual_result_free(r); }
    static gm_status n_rows(const result *r, std::int32_t kind, std::size_t *out)
    {
        return gm_servqual_n_rows(r, kind, out);
    }
    static gm_status get_row(const result *r, std::int32_t kind, std::size_t i, plain_row *out)
    {
        return gm_servqual_row(r, kind, i, out);
    }
    static gm_status row_id(const result *r, std::int32_t kind, std::size_t i, char *b, std::size_t c, std::size_t *n)
    {
        return gm_servqual_row_id(r, kind, i, b, c, n);
    }
    static gm_status row_label(const result *r, std::int32_t kind, std::size_t i, char *b, std::size_t c,
                               std::size_t *n)
    {
        return gm_servqual_row_label(r, kind, i, b, c, n);
    }
    static gm_status n_weighted(const result *r, std::size_t *out) { return gm_servqual_n_weighted(r, out); }
    static gm_status weighted(const result *r, std::size_t i, gm_weighted_score *out)
    {
        return gm_servqual_weighted(r, i, out);
    }
    static gm_status respondents(const result *r, std::uint64_t *out) { return gm_servqual_respondents(r, out); }
    static gm_status straight_liners(const result *r, gm_straight_liners *out)
    {
        return gm_servqual_straight_liners(r, out);
    }
    static gm_status n_unanswered(const result *r, std::size_t *out) { return gm_servqual_n_unanswered(r, out); }
    static gm_status unanswered(const result *r, std::size_t i, char *b, std::size_t c, std::size_t *n)
    {
        return gm_servqual_unanswered(r, i, b, c, n);
    }
    static gm_status json(const result *r, char *b, std::size_t c, std::size_t *n)
    {
        return gm_servqual_json(r, b, c, n);
    }
};

struct Servperf {
    typedef gm_servperf_result result;
    typedef gm_performance_row plain_row;
    typedef PerformanceRow row;
    static void free(result *r) { gm_servperf_result_free(r); }
    static gm_status n_rows(const result *r, std::int32_t kind, std::size_t *out)
    {
        return gm_servperf_n_rows(r, kind, out);
    }
    static gm_status get_row(const result *r, std::int32_t kind, std::size_t i, plain_row *out)
    {
        return gm_servperf_row(r, kind, i, out);
    }
    static gm_status row_id(const result *r, std::int32_t kind, std::size_t i, char *b, std::size_t c, std::size_t *n)
    {
        return gm_servperf_row_id(r, kind, i, b, c, n);
    }
    static gm_status row_label(const result *r, std::int32_t kind, std::size_t i, char *b, std::size_t c,
                               std::size_t *n)
    {
        return gm_servperf_row_label(r, kind, i, b, c, n);
    }
    static gm_status n_weighted(const result *r, std::size_t *out) { return gm_servperf_n_weighted(r, out); }
    static gm_status weighted(const result *r, std::size_t i, gm_weighted_score *out)
    {
        return gm_servperf_weighted(r, i, out);
    }
    static gm_status respondents(const result *r, std::uint64_t *out) { return gm_servperf_respondents(r, out); }
    static gm_status straight_liners(const result *r, gm_straight_liners *out)
    {
        return gm_servperf_straight_liners(r, out);
    }
    static gm_status n_unanswered(const result *r, std::size_t *out) { return gm_servperf_n_unanswered(r, out); }
    static gm_status unanswered(const result *r, std::size_t i, char *b, std::size_t c, std::size_t *n)
    {
        return gm_servperf_unanswered(r, i, b, c, n);
    }
    static gm_status json(const result *r, char *b, std::size_t c, std::size_t *n)
    {
        return gm_servperf_json(r, b, c, n);
    }
};

} // namespace detail

/** A SERVQUAL or SERVPERF result. */
template <typename Functions> class GapResult {
public:
    typedef typename Functions::result result_type;
    typedef typename Functions::row Row;

    /** Takes over a handle. */
    explicit GapResult(result_type *handle) : handle_(handle) {}

    std::vector<Row> attributes() const { return rows(GM_ROW_ATTRIBUTE); }
    std::vector<Row> dimensions() const { return rows(GM_ROW_DIMENSION); }
    /** One row, or none if nobody has all dimensions. */
    std::vector<Row> overall() const { return rows(GM_ROW_OVERALL); }
    Row all_items() const { return row(GM_ROW_ALL_ITEMS, 0); }

    /** The rows of a kind, GM_ROW_ATTRIBUTE to GM_ROW_ALL_ITEMS. */
    std::vector<Row> rows(std::int32_t kind) const
    {
        const std::size_t n = detail::value<std::size_t>(
            [&](std::size_t *out) { return Functions::n_rows(handle_.get(), kind, out); });
        std::vector<Row> all;
        for (std::size_t i = 0; i < n; i++) {
            all.push_back(row(kind, i));
        }
        return all;
    }

    Row row(std::int32_t kind, std::size_t index) const
    {
        Row found;
        check(Functions::get_row(handle_.get(), kind, index, &found));
        found.id = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return Functions::row_id(handle_.get(), kind, index, buffer, capacity, needed);
        });
        found.label = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return Functions::row_label(handle_.get(), kind, index, buffer, capacity, needed);
        });
        return found;
    }

    /** The scores in each form of weighting that the instrument allows. */
    std::vector<gm_weighted_score> weighted() const
    {
        const std::size_t n = detail::value<std::size_t>(
            [&](std::size_t *out) { return Functions::n_weighted(handle_.get(), out); });
        std::vector<gm_weighted_score> all(n);
        for (std::size_t i = 0; i < n; i++) {
            check(Functions::weighted(handle_.get(), i, &all[i]));
        }
        return all;
    }

    std::uint64_t respondents() const
    {
        return detail::value<std::uint64_t>(
            [&](std::uint64_t *out) { return Functions::respondents(handle_.get(), out); });
    }

    gm_straight_liners straight_liners() const
    {
        return detail::value<gm_straight_liners>(
            [&](gm_straight_liners *out) { return Functions::straight_liners(handle_.get(), out); });
    }

    /** Attributes that nobody rated. */
    std::vector<std::string> unanswered() const
    {
        const std::size_t n = detail::value<std::size_t>(
            [&](std::size_t *out) { return Functions::n_unanswered(handle_.get(), out); });
        std::vector<std::string> all;
        for (std::size_t i = 0; i < n; i++) {
            all.push_back(detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return Functions::unanswered(handle_.get(), i, buffer, capacity, needed);
            }));
        }
        return all;
    }

    /** The whole result as JSON text. */
    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return Functions::json(handle_.get(), buffer, capacity, needed);
        });
    }

    const result_type *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<result_type, Functions::free> handle_;
};

typedef GapResult<detail::Servqual> ServqualResult;
typedef GapResult<detail::Servperf> ServperfResult;

/** Gap tables of many segments side by side. */
class SegmentGaps {
public:
    /** Takes over a handle. */
    explicit SegmentGaps(gm_segment_gaps *handle) : handle_(handle) {}

    /** The number of entries: one per segment and thing measured for which there are answers. */
    std::size_t size() const
    {
        return detail::value<std::size_t>([&](std::size_t *out) { return gm_segment_gaps_n(get(), out); });
    }

    gm_segment_gap operator[](std::size_t index) const
    {
        return detail::value<gm_segment_gap>(
            [&](gm_segment_gap *out) { return gm_segment_gaps_get(get(), index, out); });
    }

    /** All entries: by segment, then in the order of measured(). */
    std::vector<gm_segment_gap> all() const
    {
        std::vector<gm_segment_gap> entries(size());
        check(gm_segment_gaps_copy(get(), 0, entries.size(), entries.data()));
        return entries;
    }

    /** The ids of what is measured. */
    std::vector<std::string> measured() const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_segment_gaps_n_measured(get(), out); });
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < n; i++) {
            ids.push_back(detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return gm_segment_gaps_measured_id(get(), i, buffer, capacity, needed);
            }));
        }
        return ids;
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_segment_gaps_json(get(), buffer, capacity, needed);
        });
    }

    const gm_segment_gaps *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_segment_gaps, gm_segment_gaps_free> handle_;
};

/** A gap of one row, with its names; without an estimate, `missing` says why. */
struct GapEntry {
    std::string id;
    std::string label;             /**< Empty for the row over all. */
    bool has_estimate;
    gm_gap_estimate estimate;      /**< Zeros where there is none. */
    std::string missing;           /**< Why there is none: what is not known. */
};

/** A step of a waterfall with its name. */
struct Step : gm_step {
    std::string name;
};

/** Where gap 5 comes from. */
class Waterfall {
public:
    /** Takes over a handle. */
    explicit Waterfall(gm_waterfall *handle) : handle_(handle) {}

    /** From the expectation to the perception; their values add up to the total. */
    std::vector<Step> steps() const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_waterfall_n_steps(get(), out); });
        std::vector<Step> all(n);
        for (std::size_t i = 0; i < n; i++) {
            check(gm_waterfall_step(get(), i, &all[i]));
            all[i].name = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return gm_waterfall_step_name(get(), i, buffer, capacity, needed);
            });
        }
        return all;
    }

    /** Gap 5. */
    gm_estimate total() const
    {
        return detail::value<gm_estimate>([&](gm_estimate *out) { return gm_waterfall_total(get(), out); });
    }

    /** Gap 4, which stands beside the steps; throws missing_viewpoint where it is not known. */
    gm_gap_estimate communication() const
    {
        return detail::value<gm_gap_estimate>(
            [&](gm_gap_estimate *out) { return gm_waterfall_communication(get(), out); });
    }

    /** The name of the step that contributes most. */
    std::string largest() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_waterfall_largest(get(), buffer, capacity, needed);
        });
    }

    /** The probability that it does. */
    double probability() const
    {
        return detail::value<double>([&](double *out) { return gm_waterfall_probability(get(), out); });
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_waterfall_json(get(), buffer, capacity, needed);
        });
    }

    const gm_waterfall *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_waterfall, gm_waterfall_free> handle_;
};

/** The gaps between the viewpoints. */
class FiveGaps {
public:
    /** Takes over a handle. */
    explicit FiveGaps(gm_five *handle) : handle_(handle) {}

    /** The gaps that were asked for, with their viewpoints. */
    std::vector<gm_gap_sides> gaps() const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_five_n_gaps(get(), out); });
        std::vector<gm_gap_sides> all(n);
        for (std::size_t i = 0; i < n; i++) {
            check(gm_five_sides(get(), i, &all[i]));
        }
        return all;
    }

    /** The name of a gap by its number, such as "knowledge". */
    std::string name(std::int32_t number) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_five_name(get(), number, buffer, capacity, needed);
        });
    }

    /** A gap over all; throws missing_viewpoint where it is not known. */
    gm_gap_estimate overall(std::int32_t number) const
    {
        return detail::value<gm_gap_estimate>(
            [&](gm_gap_estimate *out) { return gm_five_gap(get(), number, GM_ROW_OVERALL, 0, out); });
    }

    std::vector<GapEntry> dimensions(std::int32_t number) const { return rows(number, GM_ROW_DIMENSION); }
    std::vector<GapEntry> attributes(std::int32_t number) const { return rows(number, GM_ROW_ATTRIBUTE); }

    /** The rows of a gap, GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION or GM_ROW_OVERALL. */
    std::vector<GapEntry> rows(std::int32_t number, std::int32_t kind) const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_five_n_rows(get(), kind, out); });
        std::vector<GapEntry> all;
        for (std::size_t i = 0; i < n; i++) {
            all.push_back(entry(number, kind, i));
        }
        return all;
    }

    /** What is known from each viewpoint. */
    std::vector<gm_evidence> evidence() const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_five_n_evidence(get(), out); });
        std::vector<gm_evidence> all(n);
        for (std::size_t i = 0; i < n; i++) {
            check(gm_five_evidence(get(), i, &all[i]));
        }
        return all;
    }

    /** What limits the figures, in words. */
    std::vector<std::string> notes() const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_five_n_notes(get(), out); });
        std::vector<std::string> all;
        for (std::size_t i = 0; i < n; i++) {
            all.push_back(detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return gm_five_note(get(), i, buffer, capacity, needed);
            }));
        }
        return all;
    }

    /** Where gap 5 comes from: overall, or of a dimension or attribute by its id. */
    Waterfall waterfall(const std::string &of = "overall", std::uint32_t replicates = 2000,
                        std::uint64_t seed = 1) const
    {
        return Waterfall(detail::value<gm_waterfall *>([&](gm_waterfall **out) {
            return gm_five_waterfall(get(), of.c_str(), replicates, seed, out);
        }));
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_five_json(get(), buffer, capacity, needed);
        });
    }

    const gm_five *get() const noexcept { return handle_.get(); }

private:
    GapEntry entry(std::int32_t number, std::int32_t kind, std::size_t index) const
    {
        GapEntry found = GapEntry();
        found.id = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_five_row_id(get(), kind, index, buffer, capacity, needed);
        });
        if (kind != GM_ROW_OVERALL) {
            found.label = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return gm_five_row_label(get(), kind, index, buffer, capacity, needed);
            });
        }
        try {
            check(gm_five_gap(get(), number, kind, index, &found.estimate));
            found.has_estimate = true;
        } catch (const Error &error) {
            if (error.status() != GM_ERR_MISSING_VIEWPOINT && error.status() != GM_ERR_NO_VALID_RATINGS) {
                throw;
            }
            found.missing = error.what();
        }
        return found;
    }

    detail::Handle<gm_five, gm_five_free> handle_;
};

/** A row of the zone of tolerance with its names. */
struct ZoneRow : gm_tolerance {
    std::string id;
    std::string label;
};

/** Service between what customers desire and what they find adequate. */
class ZoneOfTolerance {
public:
    /** Takes over a handle. */
    explicit ZoneOfTolerance(gm_zone *handle) : handle_(handle) {}

    ZoneRow overall() const { return row(GM_ROW_OVERALL, 0); }
    std::vector<ZoneRow> dimensions() const { return rows(GM_ROW_DIMENSION); }
    std::vector<ZoneRow> attributes() const { return rows(GM_ROW_ATTRIBUTE); }

    /** Who desires less than is adequate for them. */
    gm_inversions records() const
    {
        return detail::value<gm_inversions>([&](gm_inversions *out) { return gm_zone_records(get(), out); });
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_zone_json(get(), buffer, capacity, needed);
        });
    }

    const gm_zone *get() const noexcept { return handle_.get(); }

private:
    std::vector<ZoneRow> rows(std::int32_t kind) const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_zone_n_rows(get(), kind, out); });
        std::vector<ZoneRow> all;
        for (std::size_t i = 0; i < n; i++) {
            all.push_back(row(kind, i));
        }
        return all;
    }

    ZoneRow row(std::int32_t kind, std::size_t index) const
    {
        ZoneRow found;
        check(gm_zone_row(get(), kind, index, &found));
        found.id = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_zone_row_id(get(), kind, index, buffer, capacity, needed);
        });
        found.label = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_zone_row_label(get(), kind, index, buffer, capacity, needed);
        });
        return found;
    }

    detail::Handle<gm_zone, gm_zone_free> handle_;
};

/** The constructs behind gaps 1 to 4. */
class Antecedents {
public:
    /** A construct with its names. */
    struct Row : gm_antecedent {
        std::string id;
        std::string label;
    };

    /** Takes over a handle. */
    explicit Antecedents(gm_antecedents *handle) : handle_(handle) {}

    std::vector<Row> constructs() const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_antecedents_n_rows(get(), out); });
        std::vector<Row> all(n);
        for (std::size_t i = 0; i < n; i++) {
            check(gm_antecedents_row(get(), i, &all[i]));
            all[i].id = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return gm_antecedents_row_id(get(), i, buffer, capacity, needed);
            });
            all[i].label = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
                return gm_antecedents_row_label(get(), i, buffer, capacity, needed);
            });
        }
        return all;
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_antecedents_json(get(), buffer, capacity, needed);
        });
    }

    const gm_antecedents *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_antecedents, gm_antecedents_free> handle_;
};

/** Something a rule found, in words. */
struct Finding : gm_finding {
    std::string rule;
    std::string subject;
    std::string title;
    std::string text;
};

/** What the gaps say, in words, the most important first. */
class Diagnosis {
public:
    /** Takes over a handle. */
    explicit Diagnosis(gm_diagnosis *handle) : handle_(handle) {}

    std::vector<Finding> findings() const
    {
        const std::size_t n =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_diagnosis_n_findings(get(), out); });
        std::vector<Finding> all(n);
        for (std::size_t i = 0; i < n; i++) {
            check(gm_diagnosis_finding(get(), i, &all[i]));
            all[i].rule = text(gm_diagnosis_rule, i);
            all[i].subject = text(gm_diagnosis_subject, i);
            all[i].title = text(gm_diagnosis_title, i);
            all[i].text = text(gm_diagnosis_text, i);
        }
        return all;
    }

    /** With the numbers, causes and instruments of the findings. */
    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_diagnosis_json(get(), buffer, capacity, needed);
        });
    }

    const gm_diagnosis *get() const noexcept { return handle_.get(); }

private:
    std::string text(gm_status (*read)(const gm_diagnosis *, std::size_t, char *, std::size_t, std::size_t *),
                     std::size_t index) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return read(get(), index, buffer, capacity, needed);
        });
    }

    detail::Handle<gm_diagnosis, gm_diagnosis_free> handle_;
};

/** The gap model. Options may be NULL for the defaults. */
namespace gap {

/** Gaps 1 to 5, each as its two sides were sampled; all segments together. */
inline FiveGaps five(const Summary &summary, const gm_five_options *options = nullptr)
{
    return FiveGaps(detail::value<gm_five *>(
        [&](gm_five **out) { return gm_gap_five(summary.get(), options, out); }));
}

/** Where perceived service lies between the desired level and the adequate one. */
inline ZoneOfTolerance zone_of_tolerance(const Summary &summary, double level = 0.95,
                                         const std::string &language = "en")
{
    return ZoneOfTolerance(detail::value<gm_zone *>([&](gm_zone **out) {
        return gm_gap_zone_of_tolerance(summary.get(), level, language.c_str(), out);
    }));
}

/** What makes gaps 1 to 4 small or large; with a gap study of the same units, whether it goes with its gap. */
inline Antecedents antecedents(const Summary &summary, const Summary *gaps = nullptr, double level = 0.95,
                               const std::string &language = "en")
{
    return Antecedents(detail::value<gm_antecedents *>([&](gm_antecedents **out) {
        return gm_gap_antecedents(summary.get(), gaps == nullptr ? nullptr : gaps->get(), level, language.c_str(),
                                  out);
    }));
}

/** What the gaps say, in words. */
inline Diagnosis diagnose(const FiveGaps &five, const Antecedents *antecedents = nullptr,
                          const std::string &language = "en")
{
    return Diagnosis(detail::value<gm_diagnosis *>([&](gm_diagnosis **out) {
        return gm_gap_diagnose(five.get(), antecedents == nullptr ? nullptr : antecedents->get(), language.c_str(),
                               out);
    }));
}

/** The reliability of perception - expectation from the reliabilities, correlation and spreads of the two. */
inline double difference_reliability(double reliability_p, double reliability_e, double correlation, double sd_p,
                                     double sd_e)
{
    return detail::value<double>([&](double *out) {
        return gm_gap_difference_reliability(reliability_p, reliability_e, correlation, sd_p, sd_e, out);
    });
}

inline ServqualResult servqual(const Summary &summary, std::size_t segment = GM_TOTAL,
                               const gm_servqual_options *options = nullptr)
{
    return ServqualResult(detail::value<gm_servqual_result *>(
        [&](gm_servqual_result **out) { return gm_gap_servqual(summary.get(), segment, options, out); }));
}

inline ServperfResult servperf(const Summary &summary, std::size_t segment = GM_TOTAL,
                               const gm_servperf_options *options = nullptr)
{
    return ServperfResult(detail::value<gm_servperf_result *>(
        [&](gm_servperf_result **out) { return gm_gap_servperf(summary.get(), segment, options, out); }));
}

/** Mean expectation, perception and gap with interval of everything measured in every segment, without tests. */
inline SegmentGaps segments(const Summary &summary, double level = 0.95)
{
    return SegmentGaps(detail::value<gm_segment_gaps *>(
        [&](gm_segment_gaps **out) { return gm_gap_segments(summary.get(), level, out); }));
}

/** SERVQUAL straight from columns; the struct borrows what it points to. */
inline ServqualResult servqual(const gm_rating_columns &columns, const Scale &scale,
                               const gm_servqual_options *options = nullptr)
{
    const gm_scale plain = scale.get();
    return ServqualResult(detail::value<gm_servqual_result *>([&](gm_servqual_result **out) {
        return gm_gap_servqual_columns(&columns, &plain, options, out);
    }));
}

/** Works a published gap row out again; `findings`, if given, gets the contradictions, one per line. */
inline gm_published published(const gm_published_gap &row, double level = 0.95, std::string *findings = nullptr)
{
    gm_published published = gm_published();
    const std::string found = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
        return gm_gap_published(&row, level, buffer, capacity, needed, &published);
    });
    if (findings != nullptr) {
        *findings = found;
    }
    return published;
}

/** Something in a published table that cannot be true as printed: the index of the row, from 0, and why. */
struct AuditFinding {
    std::size_t row;
    std::string reason;
};

/** Finds the rows of a published gap table that cannot be true as printed, in their order. */
inline std::vector<AuditFinding> audit(const std::vector<gm_published_gap> &rows, double level = 0.95)
{
    const detail::Handle<gm_audit_findings, gm_audit_findings_free> findings(detail::value<gm_audit_findings *>(
        [&](gm_audit_findings **out) { return gm_gap_audit(rows.data(), rows.size(), level, out); }));
    const std::size_t n = detail::value<std::size_t>(
        [&](std::size_t *out) { return gm_audit_findings_n(findings.get(), out); });
    std::vector<AuditFinding> found(n);
    for (std::size_t i = 0; i < n; i++) {
        check(gm_audit_findings_row(findings.get(), i, &found[i].row));
        found[i].reason = detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_audit_findings_reason(findings.get(), i, buffer, capacity, needed);
        });
    }
    return found;
}

/** Weighted SERVQUAL from dimension gaps and weights that sum to 1 or 100, beside the plain mean. */
inline gm_weighted_gap weighted(const std::vector<double> &gaps, const std::vector<double> &weights)
{
    if (gaps.size() != weights.size()) {
        throw Error(GM_ERR_UNEQUAL_LENGTHS, "there must be as many weights as gaps");
    }
    return detail::value<gm_weighted_gap>([&](gm_weighted_gap *out) {
        return gm_gap_weighted(gaps.data(), weights.data(), gaps.size(), out);
    });
}

/** The gaps of one respondent. */
struct ResponseScore : gm_response_score {
    std::vector<double> dimensions;            /**< Mean gap per dimension; 0 where there is none. */
    std::vector<std::uint8_t> has_dimension;   /**< Whether there is one. */
};

/** Scores single responses as they come in. Never changes, so threads may share one. */
class ResponseScorer {
public:
    explicit ResponseScorer(const Instrument &instrument)
        : handle_(detail::value<gm_response_scorer *>(
              [&](gm_response_scorer **out) { return gm_response_scorer_new(instrument.get(), out); })),
          dimensions_(detail::value<std::size_t>(
              [&](std::size_t *out) { return gm_response_scorer_n_dimensions(handle_.get(), out); }))
    {
    }

    ResponseScore score(const Column &expectations, const Column &perceptions) const
    {
        ResponseScore score;
        score.dimensions.resize(dimensions_);
        score.has_dimension.resize(dimensions_);
        check(gm_response_scorer_score(handle_.get(), expectations.get(), perceptions.get(),
                                       score.dimensions.data(), score.has_dimension.data(), &score));
        return score;
    }

private:
    detail::Handle<gm_response_scorer, gm_response_scorer_free> handle_;
    std::size_t dimensions_;
};

} // namespace gap

/** What drives an outcome. Options may be NULL for the defaults. */
namespace drivers {

/** Calls a function of a plain table. */
template <typename Function> void with_table(const Table &table, Function function)
{
    table.with_fields([&](const gm_field *fields, std::size_t n) {
        gm_table plain;
        check(gm_table_init(&plain, fields, n));
        function(plain);
    });
}

/** A result whose parts are read by position, each with its name: all alike but for the functions of the C interface. */
template <typename Handle, typename Part, void (*Free)(Handle *), gm_status (*Count)(const Handle *, std::size_t *),
          gm_status (*Get)(const Handle *, std::size_t, Part *),
          gm_status (*Name)(const Handle *, std::size_t, char *, std::size_t, std::size_t *),
          gm_status (*Json)(const Handle *, char *, std::size_t, std::size_t *)>
class Result {
public:
    /** Takes over a handle. */
    explicit Result(Handle *handle) : handle_(handle) {}

    std::size_t size() const
    {
        return detail::value<std::size_t>([&](std::size_t *out) { return Count(get(), out); });
    }

    Part operator[](std::size_t index) const
    {
        return detail::value<Part>([&](Part *out) { return Get(get(), index, out); });
    }

    std::string name(std::size_t index) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return Name(get(), index, buffer, capacity, needed);
        });
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return Json(get(), buffer, capacity, needed);
        });
    }

    const Handle *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<Handle, Free> handle_;
};

using Importance = Result<gm_importance, gm_importance_row, gm_importance_free, gm_importance_n, gm_importance_get,
                          gm_importance_name, gm_importance_json>;
using Kano = Result<gm_kano, gm_kano_feature, gm_kano_free, gm_kano_n, gm_kano_get, gm_kano_name, gm_kano_json>;

/** The drivers of an outcome, in the order of the columns. */
class KeyDrivers : public Result<gm_key_drivers, gm_driver, gm_key_drivers_free, gm_key_drivers_n, gm_key_drivers_get,
                                 gm_key_drivers_name, gm_key_drivers_json> {
public:
    using Result::Result;

    /** What all drivers have in common. */
    gm_driver_facts facts() const
    {
        return detail::value<gm_driver_facts>([&](gm_driver_facts *out) { return gm_key_drivers_facts(get(), out); });
    }

    /** The probability of each place of a driver, from the first on; none without replicates. */
    std::vector<double> rank_probabilities(std::size_t index) const
    {
        std::size_t n = 0;
        check(gm_key_drivers_rank_probabilities(get(), index, nullptr, 0, &n));
        std::vector<double> all(n);
        check(gm_key_drivers_rank_probabilities(get(), index, all.data(), n, &n));
        return all;
    }
};

/** Penalties and rewards of attributes. */
class PenaltyReward
    : public Result<gm_penalty_reward, gm_penalty_row, gm_penalty_reward_free, gm_penalty_reward_n,
                    gm_penalty_reward_get, gm_penalty_reward_name, gm_penalty_reward_json> {
public:
    using Result::Result;

    /** What all penalties and rewards have in common. */
    gm_penalty_facts facts() const
    {
        return detail::value<gm_penalty_facts>(
            [&](gm_penalty_facts *out) { return gm_penalty_reward_facts(get(), out); });
    }
};

/** The drivers of an outcome, ordered by their part in what is explained of it. */
inline KeyDrivers key_drivers(const Table &drivers, const Column &outcome, const gm_driver_options *options = nullptr)
{
    gm_key_drivers *found = nullptr;
    with_table(drivers, [&](const gm_table &table) {
        check(gm_drivers_key_drivers(&table, outcome.get(), options, &found));
    });
    return KeyDrivers(found);
}

/** Attributes by stated importance and performance. */
inline Importance importance_performance(const Table &importance, const Table &performance,
                                         const gm_importance_options *options = nullptr)
{
    gm_importance *found = nullptr;
    with_table(importance, [&](const gm_table &stated) {
        with_table(performance, [&](const gm_table &done) {
            check(gm_drivers_importance_performance(&stated, &done, options, &found));
        });
    });
    return Importance(found);
}

/** Attributes by derived importance and performance. */
inline Importance importance_performance(const Column &outcome, const Table &performance,
                                         const gm_importance_options *options = nullptr)
{
    gm_importance *found = nullptr;
    with_table(performance, [&](const gm_table &table) {
        check(gm_drivers_importance_performance_derived(&table, outcome.get(), options, &found));
    });
    return Importance(found);
}

/** Which attributes are basic, which excite, and which count both ways. */
inline PenaltyReward penalty_reward(const Table &attributes, const Column &outcome,
                                    const gm_penalty_options *options = nullptr)
{
    gm_penalty_reward *found = nullptr;
    with_table(attributes, [&](const gm_table &table) {
        check(gm_drivers_penalty_reward(&table, outcome.get(), options, &found));
    });
    return PenaltyReward(found);
}

/** The category of each feature in Kano's model. */
inline Kano kano(const Table &functional, const Table &dysfunctional, const gm_kano_options *options = nullptr)
{
    gm_kano *found = nullptr;
    with_table(functional, [&](const gm_table &with) {
        with_table(dysfunctional, [&](const gm_table &without) {
            check(gm_drivers_kano(&with, &without, nullptr, options, &found));
        });
    });
    return Kano(found);
}

} // namespace drivers

/** Inference for those who have counts or differences rather than rows. */
namespace stats {

inline gm_estimate proportion(std::uint64_t successes, std::uint64_t n, double level = 0.95,
                              std::int32_t method = GM_METHOD_WILSON)
{
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_stats_proportion(successes, n, level, method, out); });
}

inline gm_estimate proportion_difference(std::uint64_t successes_a, std::uint64_t n_a, std::uint64_t successes_b,
                                         std::uint64_t n_b, double level = 0.95)
{
    return detail::value<gm_estimate>([&](gm_estimate *out) {
        return gm_stats_proportion_difference(successes_a, n_a, successes_b, n_b, level, out);
    });
}

inline gm_paired paired(const Column &differences, double level = 0.95)
{
    return detail::value<gm_paired>(
        [&](gm_paired *out) { return gm_stats_paired(differences.get(), level, out); });
}

inline gm_estimate correlation(const Column &x, const Column &y, double level = 0.95,
                               const gm_bootstrap *bootstrap = nullptr)
{
    return detail::value<gm_estimate>(
        [&](gm_estimate *out) { return gm_stats_correlation(x.get(), y.get(), level, bootstrap, out); });
}

inline std::vector<double> adjust(const std::vector<double> &p_values, std::int32_t adjustment = GM_ADJUST_HOLM)
{
    std::vector<double> adjusted(p_values.size());
    check(gm_stats_adjust(p_values.data(), p_values.size(), adjustment, adjusted.data()));
    return adjusted;
}

} // namespace stats

/** Whether service is the same everywhere. */
class Sites {
public:
    /** Takes over a handle. */
    explicit Sites(gm_sites *handle) : handle_(handle) {}

    /** What all sites together say. */
    gm_sites_facts facts() const
    {
        return detail::value<gm_sites_facts>([&](gm_sites_facts *out) { return gm_sites_facts_of(get(), out); });
    }

    /** The sites in the order of their labels. */
    std::vector<gm_site> sites() const
    {
        const std::size_t n = detail::value<std::size_t>([&](std::size_t *out) { return gm_sites_n(get(), out); });
        std::vector<gm_site> all(n);
        for (std::size_t i = 0; i < n; i++) {
            check(gm_sites_get(get(), i, &all[i]));
        }
        return all;
    }

    /** The site of that name, of one segment column. */
    gm_site operator[](const std::string &label) const
    {
        const char *const labels[] = {label.c_str()};
        const std::size_t index =
            detail::value<std::size_t>([&](std::size_t *out) { return gm_sites_find(get(), labels, 1, out); });
        return detail::value<gm_site>([&](gm_site *out) { return gm_sites_get(get(), index, out); });
    }

    std::string label(std::size_t index, std::size_t column = 0) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_sites_label(get(), index, column, buffer, capacity, needed);
        });
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_sites_json(get(), buffer, capacity, needed);
        });
    }

    const gm_sites *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_sites, gm_sites_free> handle_;
};

/** Whether service is the same in every site, channel and month. Options may be NULL for the defaults. */
namespace consistency {

/** Of an item of a summary, by one of its segment columns. */
inline Sites sites(const Summary &summary, const std::string &item, const std::string &by,
                   const gm_sites_options *options = nullptr)
{
    const char *const columns[] = {by.c_str()};
    return Sites(detail::value<gm_sites *>([&](gm_sites **out) {
        return gm_consistency_sites(summary.get(), item.c_str(), columns, 1, options, out);
    }));
}

/** Of counts: shares, or rates with GM_SITES_RATE. */
inline Sites sites(const std::vector<gm_site_count> &counts, const gm_sites_options *options = nullptr)
{
    return Sites(detail::value<gm_sites *>(
        [&](gm_sites **out) { return gm_consistency_sites_counts(counts.data(), counts.size(), options, out); }));
}

/** Whether two groups get the same service. */
inline gm_permutation permutation(const Column &a, const Column &b, std::uint32_t replicates = 10000,
                                  std::uint64_t seed = 1)
{
    return detail::value<gm_permutation>([&](gm_permutation *out) {
        return gm_consistency_permutation(a.get(), b.get(), replicates, seed, out);
    });
}

} // namespace consistency

/** Whether raters agree. Tables have a row per subject and a column per rater; options may be NULL for the defaults. */
namespace agreement {

/** A table of counts: rows of one length. */
typedef std::vector<std::vector<std::uint64_t>> CountRows;

/** Runs a function of (table, out) and returns what it writes. */
template <typename T, typename Function> T of_table(const Table &ratings, Function function)
{
    T found = T();
    ratings.with_fields([&](const gm_field *fields, std::size_t n) {
        gm_table table;
        check(gm_table_init(&table, fields, n));
        check(function(&table, &found));
    });
    return found;
}

/** Runs a function of (counts, rows, columns, out) and returns what it writes. */
template <typename T, typename Function> T of_counts(const CountRows &rows, Function function)
{
    const std::size_t columns = rows.empty() ? 0 : rows[0].size();
    std::vector<std::uint64_t> counts;
    for (const std::vector<std::uint64_t> &row : rows) {
        if (row.size() != columns) {
            throw std::invalid_argument("all rows of counts must have one length");
        }
        counts.insert(counts.end(), row.begin(), row.end());
    }
    return detail::value<T>([&](T *out) { return function(counts.data(), rows.size(), columns, out); });
}

inline gm_icc icc(const Table &ratings, double level = 0.95)
{
    return of_table<gm_icc>(
        ratings, [&](const gm_table *table, gm_icc *out) { return gm_agreement_icc(table, level, out); });
}

inline gm_one_way one_way(const std::vector<Column> &groups, double level = 0.95)
{
    std::vector<gm_column> plain;
    for (const Column &group : groups) {
        plain.push_back(*group.get());
    }
    return detail::value<gm_one_way>(
        [&](gm_one_way *out) { return gm_agreement_one_way(plain.data(), plain.size(), level, out); });
}

inline gm_kappa kappa(const Column &a, const Column &b, const gm_agreement_options *options = nullptr)
{
    return detail::value<gm_kappa>(
        [&](gm_kappa *out) { return gm_agreement_kappa(a.get(), b.get(), options, out); });
}

inline gm_kappa kappa_table(const CountRows &table, const gm_agreement_options *options = nullptr)
{
    return of_counts<gm_kappa>(
        table, [&](const std::uint64_t *counts, std::size_t rows, std::size_t columns, gm_kappa *out) {
            if (rows != columns) {
                throw std::invalid_argument("a table of two raters must be square");
            }
            return gm_agreement_kappa_table(counts, rows, options, out);
        });
}

inline gm_fleiss fleiss(const Table &ratings, const gm_agreement_options *options = nullptr)
{
    return of_table<gm_fleiss>(ratings, [&](const gm_table *table, gm_fleiss *out) {
        return gm_agreement_fleiss(table, options, out);
    });
}

inline gm_fleiss fleiss_counts(const CountRows &counts, const gm_agreement_options *options = nullptr)
{
    return of_counts<gm_fleiss>(
        counts, [&](const std::uint64_t *all, std::size_t rows, std::size_t columns, gm_fleiss *out) {
            return gm_agreement_fleiss_counts(all, rows, columns, options, out);
        });
}

inline gm_gwet gwet(const Table &ratings, const gm_agreement_options *options = nullptr)
{
    return of_table<gm_gwet>(ratings, [&](const gm_table *table, gm_gwet *out) {
        return gm_agreement_gwet(table, options, out);
    });
}

inline gm_gwet gwet_counts(const CountRows &counts, const gm_agreement_options *options = nullptr)
{
    return of_counts<gm_gwet>(
        counts, [&](const std::uint64_t *all, std::size_t rows, std::size_t columns, gm_gwet *out) {
            return gm_agreement_gwet_counts(all, rows, columns, options, out);
        });
}

inline gm_krippendorff krippendorff(const Table &ratings, const gm_krippendorff_options *options = nullptr)
{
    return of_table<gm_krippendorff>(ratings, [&](const gm_table *table, gm_krippendorff *out) {
        return gm_agreement_krippendorff(table, options, out);
    });
}

inline gm_kendall_w kendall_w(const Table &ratings)
{
    return of_table<gm_kendall_w>(
        ratings, [&](const gm_table *table, gm_kendall_w *out) { return gm_agreement_kendall_w(table, out); });
}

} // namespace agreement

/** Which words are which marker, in one language. Never changes once made. */
class Lexicon {
public:
    /** The lexicon that comes with the library: "en", "nl", "fr" or "et". */
    static Lexicon built_in(const std::string &language)
    {
        return make([&](gm_lexicon **out) { return gm_lexicon_built_in(language.c_str(), out); });
    }

    static Lexicon from_toml(const std::string &toml)
    {
        return make([&](gm_lexicon **out) { return gm_lexicon_from_toml(toml.c_str(), out); });
    }

    /** The lexicon with more markers and patterns, or with others. */
    Lexicon extended(const std::string &toml) const
    {
        return make([&](gm_lexicon **out) { return gm_lexicon_extended(get(), toml.c_str(), out); });
    }

    const gm_lexicon *get() const { return handle_.get(); }

private:
    explicit Lexicon(gm_lexicon *handle) : handle_(handle) {}

    template <typename Function> static Lexicon make(Function function)
    {
        return Lexicon(detail::value<gm_lexicon *>(function));
    }

    detail::Handle<gm_lexicon, gm_lexicon_free> handle_;
};

/** One conversation in the three dimensions. Never changes once made. */
class Conversation {
public:
    /** Takes over a handle. */
    explicit Conversation(gm_conversation *handle) : handle_(handle) {}

    gm_conversation_figures figures() const
    {
        return detail::value<gm_conversation_figures>(
            [&](gm_conversation_figures *out) { return gm_conversation_figures_of(get(), out); });
    }

    /** Why the scores are as they are, in the language of the conversation. */
    std::string explanation() const { return text(gm_conversation_explanation); }
    std::string json() const { return text(gm_conversation_json); }
    const gm_conversation *get() const { return handle_.get(); }

private:
    std::string text(gm_status (*read)(const gm_conversation *, char *, std::size_t, std::size_t *)) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return read(get(), buffer, capacity, needed);
        });
    }

    detail::Handle<gm_conversation, gm_conversation_free> handle_;
};

/** The three dimensions of the contacts of a summary. */
class DimensionScores {
public:
    /** Takes over a handle. */
    explicit DimensionScores(gm_dimension_scores *handle) : handle_(handle) {}

    /** One dimension: GM_DIMENSION_*. */
    gm_dimension_score operator[](std::int32_t dimension) const
    {
        return detail::value<gm_dimension_score>(
            [&](gm_dimension_score *out) { return gm_dimension_scores_get(get(), dimension, out); });
    }

    /** Business against human, business against hidden, human against hidden. */
    std::vector<gm_dimension_difference> differences() const
    {
        std::vector<gm_dimension_difference> all(
            detail::value<std::size_t>([&](std::size_t *out) { return gm_dimension_scores_n_differences(get(), out); }));
        for (std::size_t i = 0; i < all.size(); i++) {
            check(gm_dimension_scores_difference(get(), i, &all[i]));
        }
        return all;
    }

    /** Where the scores stand in their triangle. */
    gm_balance balance() const
    {
        return detail::value<gm_balance>([&](gm_balance *out) { return gm_dimension_scores_balance(get(), out); });
    }

    /** What outweighs what beyond chance, the largest difference first. */
    std::vector<gm_dimension_finding> findings() const
    {
        std::vector<gm_dimension_finding> all(
            detail::value<std::size_t>([&](std::size_t *out) { return gm_dimension_scores_n_findings(get(), out); }));
        for (std::size_t i = 0; i < all.size(); i++) {
            check(gm_dimension_scores_finding(get(), i, &all[i]));
        }
        return all;
    }

    /** A text of a finding: GM_FINDING_*. */
    std::string finding_text(std::size_t index, std::int32_t which) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_dimension_scores_finding_text(get(), index, which, buffer, capacity, needed);
        });
    }

    std::string json() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_dimension_scores_json(get(), buffer, capacity, needed);
        });
    }

    const gm_dimension_scores *get() const noexcept { return handle_.get(); }

private:
    detail::Handle<gm_dimension_scores, gm_dimension_scores_free> handle_;
};

namespace dimensions {

/** The business, human and hidden dimension of all contacts of a summary, as customers (GM_PERCEPTION) or staff rated them. */
inline DimensionScores score(const Summary &summary, double level = 0.95, const char *language = nullptr,
                             int32_t viewpoint = GM_PERCEPTION)
{
    return DimensionScores(detail::value<gm_dimension_scores *>([&](gm_dimension_scores **out) {
        return gm_dimensions_score(summary.get(), GM_TOTAL, viewpoint, level, language, out);
    }));
}

/** The questions as they are put to customers, agents or coaches (GM_FACE_*), as JSON text. */
inline std::string questionnaire(int32_t face, const char *language = nullptr)
{
    return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
        return gm_dimensions_questionnaire(face, language, buffer, capacity, needed);
    });
}

/** What the dimensions add to satisfaction, in the order business, human, hidden. */
inline drivers::KeyDrivers impact(const Summary &summary, const gm_impact_options *options = nullptr)
{
    gm_impact *found = nullptr;
    check(gm_dimensions_impact(summary.get(), GM_TOTAL, options, &found));
    const detail::Handle<gm_impact, gm_impact_free> handle(found);
    return drivers::KeyDrivers(
        detail::value<gm_key_drivers *>([&](gm_key_drivers **out) { return gm_impact_drivers(found, 0, out); }));
}

/** Scores one conversation, pairs of speaker and text; a speaker that is not "agent" or "customer" is neither. */
inline Conversation conversation(const std::vector<std::pair<std::string, std::string>> &turns,
                                 const Lexicon &lexicon, const gm_contact_log *log = nullptr,
                                 const gm_conversation_options *options = nullptr)
{
    std::vector<gm_turn> all(turns.size());
    for (std::size_t i = 0; i < turns.size(); i++) {
        check(gm_turn_init(&all[i], turns[i].first.c_str(), turns[i].second.c_str()));
    }
    return Conversation(detail::value<gm_conversation *>([&](gm_conversation **out) {
        return gm_dimensions_conversation(all.data(), all.size(), lexicon.get(), log, options, out);
    }));
}

} // namespace dimensions
namespace complaints {

/** A complaint rate that is taken as it is. */
inline gm_complaint_rate known(double value)
{
    gm_complaint_rate rate;
    check(gm_complaint_rate_init(&rate, GM_COMPLAINT_RATE_KNOWN));
    rate.value = value;
    return rate;
}

/** A published complaint rate, see gm_complaints_priors; the name must outlive the rate. */
inline gm_complaint_rate prior(const char *name)
{
    gm_complaint_rate rate;
    check(gm_complaint_rate_init(&rate, GM_COMPLAINT_RATE_PRIOR));
    rate.name = name;
    return rate;
}

/** A complaint rate measured by a survey. */
inline gm_complaint_rate measured(std::uint64_t complained, std::uint64_t with_problem)
{
    gm_complaint_rate rate;
    check(gm_complaint_rate_init(&rate, GM_COMPLAINT_RATE_MEASURED));
    rate.complained = complained;
    rate.with_problem = with_problem;
    return rate;
}

/** How many customers stand behind complaints; customers may be NULL. */
inline gm_complaint_estimate estimate(std::uint64_t complaints, const gm_complaint_rate &rate,
                                      const std::uint64_t *customers = nullptr, double level = 0.95)
{
    return detail::value<gm_complaint_estimate>([&](gm_complaint_estimate *out) {
        return gm_complaints_estimate(complaints, &rate, customers, level, out);
    });
}

/** Whether fewer complaints mean fewer problems. */
inline gm_complaint_change change(const gm_complaint_period &before, const gm_complaint_period &after,
                                  double level = 0.95)
{
    return detail::value<gm_complaint_change>(
        [&](gm_complaint_change *out) { return gm_complaints_change(&before, &after, level, out); });
}

} // namespace complaints

namespace economics {

inline gm_retention_value retention(const gm_retention_options &options)
{
    return detail::value<gm_retention_value>(
        [&](gm_retention_value *out) { return gm_economics_retention(&options, out); });
}

/** No times: what comes out is in handling times. */
inline gm_service_options service_options()
{
    gm_service_options options;
    check(gm_service_options_init(&options));
    return options;
}

/** Times in one unit: how long a contact takes, and within which it is to be answered. */
inline gm_service_options service_options(double handling_time, double within)
{
    gm_service_options options = service_options();
    options.handling_time = handling_time;
    options.within = within;
    return options;
}

inline gm_service_level service_level(double load, std::uint64_t agents,
                                      const gm_service_options &options = service_options())
{
    return detail::value<gm_service_level>(
        [&](gm_service_level *out) { return gm_economics_service_level(load, agents, &options, out); });
}

/** The smallest number of agents that meets a target. */
inline gm_service_level agents(double load, double target, const gm_service_options &options)
{
    return detail::value<gm_service_level>(
        [&](gm_service_level *out) { return gm_economics_agents(load, target, &options, out); });
}

} // namespace economics

/** How a picture is to look, with what stands at the fields. */
inline gm_picture_options picture_options()
{
    return detail::value<gm_picture_options>(gm_picture_options_init);
}

/** A picture of one result. Never changes once made, and owes nothing to the result. */
class Picture {
public:
    /** Takes over a handle. */
    explicit Picture(gm_picture *handle) : handle_(handle) {}

    /** One element that can stand alone as a file or in a page. */
    std::string svg(const gm_picture_options &options = picture_options()) const
    {
        return text(gm_picture_svg_write, options);
    }

    /** A specification of Vega-Lite 5 as JSON text. */
    std::string vega_lite(const gm_picture_options &options = picture_options()) const
    {
        return text(gm_picture_vega_lite_write, options);
    }

    std::string title(const gm_picture_options &options = picture_options()) const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_picture_title(get(), &options, buffer, capacity, needed);
        });
    }

    std::string kind() const
    {
        return detail::text([&](char *buffer, std::size_t capacity, std::size_t *needed) {
            return gm_picture_kind(get(), buffer, capacity, needed);
        });
    }

    const gm_picture *get() const noexcept { return handle_.get(); }

private:
    typedef gm_status Draw(const gm_picture *, const gm_picture_options *, gm_write, void *);

    /** Nothing may be thrown through C: what cannot be kept stops the drawing. */
    static std::int32_t append(void *text, const char *data, std::size_t n) noexcept
    {
        try {
            static_cast<std::string *>(text)->append(data, n);
            return 0;
        } catch (...) {
            return 1;
        }
    }

    std::string text(Draw *draw, const gm_picture_options &options) const
    {
        std::string all;
        check(draw(get(), &options, append, &all));
        return all;
    }

    detail::Handle<gm_picture, gm_picture_free> handle_;
};

/** The picture of a result by the function that makes it, as in picture(gm_chart_gaps, result). */
template <typename Handle, typename Result>
Picture picture(gm_status (*chart)(const Handle *, gm_picture **), const Result &result)
{
    return Picture(detail::value<gm_picture *>([&](gm_picture **out) { return chart(result.get(), out); }));
}

} // namespace gapmodel

#endif /* GAPMODEL_HPP */
