/*
 * gapmodel: service quality, measured. Gap scores, satisfaction, recommendation and effort, each with its uncertainty.
 *
 * Generated; do not edit. Plain C99, and C++98 as it stands; gapmodel.hpp is a C++11 face on it.
 *
 * Conventions, which hold for every function unless it says otherwise:
 *
 * Status. Functions return GM_OK (0) or one of GM_ERR_*; gm_last_error then tells the offending value, where it stands
 *   and what is allowed. Every function can fail with GM_ERR_NULL_POINTER, GM_ERR_INVALID_ARGUMENT and GM_ERR_PANIC;
 *   the other errors stand with the function. Nothing ever unwinds into the caller, and nothing is printed.
 * Outputs. They come last and are written only on GM_OK; after an error they are untouched (but see "Text and arrays
 *   out"). Inputs are const and stay the caller's: nothing is kept of them after the call,
 *   but that structs set up by an _init function point to the caller's data until their last use. An output must not overlap
 *   an input, unless the function allows it.
 * Handles. Types without fields (gm_instrument, gm_summary, ...) are made by functions whose output is a pointer to a
 *   pointer, belong to the caller from then on, and are freed once, by the function of their name with _free and by
 *   no other; NULL is a no-op. Set a handle to NULL before it is made: if that fails it stays as it was. Each is independent of all others. All other types are plain structs of the caller.
 * Versions. Structs that go in begin with struct_size and are set up by a function with _init, which makes all fields
 *   well defined; another size is GM_ERR_INVALID_ARGUMENT. Should a struct grow, an _init function keeps writing what it
 *   writes now, and the old size stays good. Pointers to options may be NULL where it says so. Structs that come out
 *   never change.
 * Text in. NUL-terminated UTF-8.
 * Text and arrays out. The caller gives a buffer and its capacity, in bytes for text and in elements for arrays; text
 *   ends with a NUL. *needed (which may be NULL if
 *   there is a buffer) is the capacity needed, NUL included. A NULL buffer with capacity 0 asks for it alone. If the
 *   capacity is too small the call fails with GM_ERR_BUFFER_TOO_SMALL, *needed is written all the same, and the buffer
 *   is untouched.
 * Arrays in. A pointer and a number of elements; (NULL, 0) is an empty array.
 * Codes. Enumerations are int32_t with fixed numbers (GM_METHOD_*, GM_ADJUST_*, ...).
 * Absent numbers. 0.0, with a has_ flag of 0 beside them; never NaN.
 * Ratings. Missing is not zero: NaN, a 0 in the validity bitmap and the scale's own codes are missing, not applicable
 *   or refused, and never guessed. A value off the scale is an error with its index unless asked to be counted.
 * Segments. An index below gm_summary_n_segments, or GM_TOTAL for all together (which has no label).
 * Binary interface. A program may compare gm_abi_version() with GM_ABI_VERSION. With a Windows DLL define GM_SHARED.
 * Threads. Any function may be called from any thread. Handles that never change may be shared; summaries and tallies
 *   may be read by several threads as long as none changes or frees them. The last error is each thread's own.
 * Memory. Pointers are trusted to point to what is said; what stands there is not. After dlclose the library stays
 *   mapped, as thread-local data has destructors in it.
 */

#ifndef GAPMODEL_H
#define GAPMODEL_H

#include <stddef.h>
#include <stdint.h>

#ifndef GM_API
#if defined(_WIN32) && defined(GM_SHARED)
#define GM_API __declspec(dllimport)
#else
#define GM_API
#endif
#endif

/** The index that stands for all segments together. */
#define GM_TOTAL ((size_t)-1)

/** The index that stands for none, such as the dimension of an attribute that belongs to no dimension. */
#define GM_NONE ((size_t)-1)

/**
 * The number that gm_abi_version returns as long as the binary interface is this one.
 */
#define GM_ABI_VERSION 0

/**
 * Elements of type int8_t.
 */
#define GM_I8 1

/**
 * Elements of type uint8_t.
 */
#define GM_U8 2

/**
 * Elements of type int16_t.
 */
#define GM_I16 3

/**
 * Elements of type uint16_t.
 */
#define GM_U16 4

/**
 * Elements of type int32_t.
 */
#define GM_I32 5

/**
 * Elements of type uint32_t.
 */
#define GM_U32 6

/**
 * Elements of type int64_t.
 */
#define GM_I64 7

/**
 * Elements of type uint64_t.
 */
#define GM_U64 8

/**
 * Elements of type float; NaN is missing.
 */
#define GM_F32 9

/**
 * Elements of type double; NaN is missing.
 */
#define GM_F64 10

/**
 * High ratings are good.
 */
#define GM_HIGH_IS_GOOD 0

/**
 * Low ratings are good.
 */
#define GM_LOW_IS_GOOD 1

/**
 * No interval was made.
 */
#define GM_METHOD_NONE 0

/**
 * Student's t on the mean; with weights, on the linearised standard error.
 */
#define GM_METHOD_T 1

/**
 * Wilson's score interval (1927).
 */
#define GM_METHOD_WILSON 2

/**
 * Wilson's score interval with continuity correction.
 */
#define GM_METHOD_WILSON_CC 3

/**
 * Agresti and Coull (1998), clipped to 0 and 1.
 */
#define GM_METHOD_AGRESTI_COULL 4

/**
 * Clopper and Pearson (1934), "exact".
 */
#define GM_METHOD_CLOPPER_PEARSON 5

/**
 * Jeffreys' beta interval.
 */
#define GM_METHOD_JEFFREYS 6

/**
 * Clopper and Pearson with half the weight on the observed count.
 */
#define GM_METHOD_MID_P 7

/**
 * Estimate plus and minus z standard errors.
 */
#define GM_METHOD_WALD 8

/**
 * Wald after adding three answers, spread as 3/4, 3/2 and 3/4 (Rocks 2016).
 */
#define GM_METHOD_ADJUSTED_WALD 9

/**
 * Order statistics of the Walsh averages (Hodges and Lehmann 1963).
 */
#define GM_METHOD_SIGNED_RANK 10

/**
 * Newcombe's hybrid score interval for a difference (1998, method 10).
 */
#define GM_METHOD_NEWCOMBE 11

/**
 * Student's t with the degrees of freedom of Welch (1947) and Satterthwaite (1946).
 */
#define GM_METHOD_WELCH 12

/**
 * Percentiles of a seeded bootstrap (Efron 1979).
 */
#define GM_METHOD_PERCENTILE 13

/**
 * Fisher's z (1921), for correlations; with the standard error of Bonett and Wright (2000) for those of ranks.
 */
#define GM_METHOD_FISHER_Z 14

/**
 * Fieller's interval for a ratio of means (1954).
 */
#define GM_METHOD_FIELLER 15

/**
 * Korn and Graubard (1998): Clopper and Pearson on the effective sample size that the standard error of a share tells,
 * p (1 - p) / se^2, corrected for degrees of freedom.
 */
#define GM_METHOD_KORN_GRAUBARD 16

/**
 * Percentiles of a seeded bootstrap, corrected for bias and acceleration (Efron 1987).
 */
#define GM_METHOD_BCA 17

/**
 * Limits of a ratio of mean squares from Snedecor's F (Shrout and Fleiss 1979; McGraw and Wong 1996).
 */
#define GM_METHOD_F 18

/**
 * Garwood's exact interval for the mean of a Poisson count (1936).
 */
#define GM_METHOD_GARWOOD 19

/**
 * Melded exact intervals of two numbers (Fay, Proschan and Brittain 2015).
 */
#define GM_METHOD_MELDED 20

/**
 * Limits of a weighted sum from the limits of its parts (Zou and Donner 2008).
 */
#define GM_METHOD_MOVER 21

/**
 * Order statistics whose ranks are quantiles of the binomial distribution (Conover 1999).
 */
#define GM_METHOD_ORDER_STATISTIC 22

/**
 * Greenwood's variance on the scale of log(-log), of a share or a percentile that a survival curve gives.
 */
#define GM_METHOD_LOG_LOG 23

/**
 * What customers expect.
 */
#define GM_EXPECTATION 0

/**
 * What management believes they expect.
 */
#define GM_MANAGEMENT 1

/**
 * The service standard.
 */
#define GM_STANDARD 2

/**
 * The service delivered.
 */
#define GM_DELIVERED 3

/**
 * What was promised.
 */
#define GM_COMMUNICATED 4

/**
 * What customers perceive.
 */
#define GM_PERCEPTION 5

/**
 * What front-line employees believe customers expect.
 */
#define GM_EMPLOYEE 6

/**
 * The lowest level customers find adequate.
 */
#define GM_ADEQUATE 7

/**
 * Refuse a table with a value that is neither on its scale nor a declared code, naming row and column.
 */
#define GM_OFF_SCALE_REFUSE 0

/**
 * Count such a value as invalid and go on.
 */
#define GM_OFF_SCALE_COUNT 1

/**
 * A field whose column holds numbers: ratings, measures, weights, or whole numbers that make segments.
 */
#define GM_FIELD_NUMBERS 0

/**
 * A field with one label per row.
 */
#define GM_FIELD_LABELS 1

/**
 * A field whose column holds whole numbers from 0, each the position of the row's label in labels.
 */
#define GM_FIELD_CODES 2

/**
 * Shares with binomial limits.
 */
#define GM_CHART_P 0

/**
 * Shares with Laney's limits.
 */
#define GM_CHART_P_PRIME 1

/**
 * Rates with Poisson limits.
 */
#define GM_CHART_U 2

/**
 * Single values with limits from moving ranges.
 */
#define GM_CHART_XMR 3

/**
 * Exponentially weighted means.
 */
#define GM_CHART_EWMA 4

/**
 * Cumulative sums.
 */
#define GM_CHART_CUSUM 5

/**
 * Rates with Laney's limits.
 */
#define GM_CHART_U_PRIME 6

/**
 * Points beyond the limits alone.
 */
#define GM_RULES_NONE 0

/**
 * Western Electric (1956): two of three beyond two sigma, four of five beyond one, eight on one side.
 */
#define GM_RULES_WESTERN_ELECTRIC 1

/**
 * Nelson (1984): eight patterns.
 */
#define GM_RULES_NELSON 2

/**
 * Anhoej and Olesen (2014): an unusually long run, or unusually few crossings of the centre line.
 */
#define GM_RULES_ANHOJ 3

/**
 * The point is above its upper limit or below its lower one.
 */
#define GM_RULE_BEYOND_LIMITS 0

/**
 * Of three points in a row two are more than two sigma from the centre on one side.
 */
#define GM_RULE_TWO_OF_THREE_BEYOND_TWO_SIGMA 1

/**
 * Of five points in a row four are more than one sigma from the centre on one side.
 */
#define GM_RULE_FOUR_OF_FIVE_BEYOND_ONE_SIGMA 2

/**
 * Eight points in a row are on one side of the centre.
 */
#define GM_RULE_EIGHT_ON_ONE_SIDE 3

/**
 * Nine points in a row are on one side of the centre.
 */
#define GM_RULE_NINE_ON_ONE_SIDE 4

/**
 * Six points in a row rise, or fall.
 */
#define GM_RULE_SIX_RISING_OR_FALLING 5

/**
 * Fourteen points in a row go up and down in turns.
 */
#define GM_RULE_FOURTEEN_ALTERNATING 6

/**
 * Fifteen points in a row are within one sigma of the centre.
 */
#define GM_RULE_FIFTEEN_WITHIN_ONE_SIGMA 7

/**
 * Eight points in a row are more than one sigma from the centre, on either side.
 */
#define GM_RULE_EIGHT_BEYOND_ONE_SIGMA 8

/**
 * A run on one side of the centre is longer than chance makes it; the point is its last.
 */
#define GM_RULE_LONG_RUN 9

/**
 * The points cross the centre less often than chance makes them; the point is the last of the chart.
 */
#define GM_RULE_FEW_CROSSINGS 10

/**
 * The upper cumulative sum is above its limit.
 */
#define GM_RULE_HIGH_SUM 11

/**
 * The lower cumulative sum is below its limit.
 */
#define GM_RULE_LOW_SUM 12

/**
 * Share of positive ratings, 0 to 1.
 */
#define GM_STATISTIC_SHARE 0

/**
 * Mean rating in scale units.
 */
#define GM_STATISTIC_MEAN 1

/**
 * Mean rating from 0 (worst) to 100 (best).
 */
#define GM_STATISTIC_INDEX 2

/**
 * Net promoter score of ratings up to 10, -100 to 100.
 */
#define GM_STATISTIC_NPS 3

/**
 * Share of positive minus share of negative ratings in points, -100 to 100.
 */
#define GM_STATISTIC_NET 4

/**
 * No test.
 */
#define GM_TEST_NONE -1

/**
 * Shares: the score test, with the error that there is if they are equal.
 */
#define GM_TEST_SCORE 0

/**
 * Means of two samples: Welch's t.
 */
#define GM_TEST_WELCH 1

/**
 * Means against a target, or of differences within people: Student's t.
 */
#define GM_TEST_T 2

/**
 * NPS: z of the adjusted estimates (Rocks 2016).
 */
#define GM_TEST_ADJUSTED_WALD 3

/**
 * Shares of the same people, from 25 discordant pairs: McNemar's chi-squared without correction, as z.
 */
#define GM_TEST_MC_NEMAR 4

/**
 * Shares of the same people, below 25 discordant pairs: McNemar's test, exact.
 */
#define GM_TEST_MC_NEMAR_EXACT 5

/**
 * Each segment against all others.
 */
#define GM_AGAINST_REST 0

/**
 * Each segment against all, itself included.
 */
#define GM_AGAINST_TOTAL 1

/**
 * Each segment against a number that is set.
 */
#define GM_AGAINST_TARGET 2

/**
 * Sites by their mean.
 */
#define GM_SITES_MEAN 0

/**
 * Sites by their share of successes or positive ratings.
 */
#define GM_SITES_SHARE 1

/**
 * Sites by their events per size.
 */
#define GM_SITES_RATE 2

/**
 * Binomial or Poisson limits, interpolated between whole counts; means have normal ones.
 */
#define GM_FUNNEL_EXACT 0

/**
 * Centre plus and minus z standard errors.
 */
#define GM_FUNNEL_NORMAL 1

/**
 * Additive where sites vary more than chance makes them (p below 0.01), else none.
 */
#define GM_OVERDISPERSION_AUTO 0

/**
 * Limits of chance alone.
 */
#define GM_OVERDISPERSION_NONE 1

/**
 * Standard errors times the square root of phi.
 */
#define GM_OVERDISPERSION_MULTIPLICATIVE 2

/**
 * The variance between sites added to that of each site.
 */
#define GM_OVERDISPERSION_ADDITIVE 3

/**
 * Within sites answers vary by chance, each for itself.
 */
#define GM_WITHIN_CHANCE 0

/**
 * Within sites the rows of their counts, such as months, vary.
 */
#define GM_WITHIN_ROWS 1

/**
 * A channel that is open and wanted.
 */
#define GM_CHANNEL_SERVED 0

/**
 * A channel that is wanted and not open.
 */
#define GM_CHANNEL_MISSING 1

/**
 * A channel that is open and hardly wanted.
 */
#define GM_CHANNEL_UNNEEDED 2

/**
 * A channel that is neither open nor wanted.
 */
#define GM_CHANNEL_ABSENT 3

/**
 * A channel of which too few were asked to say.
 */
#define GM_CHANNEL_UNCLEAR 4

/**
 * Rows of attributes.
 */
#define GM_ROW_ATTRIBUTE 0

/**
 * Rows of dimensions: the mean over respondents of their mean in the dimension.
 */
#define GM_ROW_DIMENSION 1

/**
 * The one row of the mean of a respondent's dimensions, over those who have them all; none if nobody has.
 */
#define GM_ROW_OVERALL 2

/**
 * The one row of the mean of a respondent's attributes, whatever their dimension.
 */
#define GM_ROW_ALL_ITEMS 3

/**
 * By each respondent's own importance points, then averaged: the original procedure.
 */
#define GM_WEIGHTING_RESPONDENT 0

/**
 * Mean dimension scores by mean importance points.
 */
#define GM_WEIGHTING_MEAN_POINTS 1

/**
 * Dimension scores by the weights the instrument gives the dimensions.
 */
#define GM_WEIGHTING_DIMENSIONS 2

/**
 * Attribute scores by the weights the instrument gives the attributes.
 */
#define GM_WEIGHTING_ATTRIBUTES 3

/**
 * The same people rated both sides: Student's t on their differences.
 */
#define GM_DESIGN_PAIRED 0

/**
 * Different people rated the two sides: Welch's t.
 */
#define GM_DESIGN_INDEPENDENT 1

/**
 * Some people rated both sides, others only one; all of them count (Derrick, Russ, Toher and White 2017).
 */
#define GM_DESIGN_PARTIALLY_PAIRED 2

/**
 * One side is written down and has no sampling error.
 */
#define GM_DESIGN_FIXED 3

/**
 * A side was sampled in sites: standard error from the totals of the sites.
 */
#define GM_DESIGN_CLUSTERED 4

/**
 * Gaps 1 to 5 (Parasuraman, Zeithaml and Berry 1985).
 */
#define GM_GAPS_FIVE 0

/**
 * Gaps 1 to 4: what the provider can act on.
 */
#define GM_GAPS_PROVIDER 1

/**
 * Gaps 1 to 5 and the two of front-line employees' belief, 6 and 7 (Luk and Layton 2002).
 */
#define GM_GAPS_SEVEN 2

/**
 * Wilcoxon's signed ranks, zeros after Pratt.
 */
#define GM_RANK_TEST_SIGNED_RANK 0

/**
 * Mann and Whitney's U.
 */
#define GM_RANK_TEST_MANN_WHITNEY 1

/**
 * The reliability of the difference is below 0.7.
 */
#define GM_DIFFERENCE_LOW_RELIABILITY 0

/**
 * The difference is less reliable than both the scores it is made of.
 */
#define GM_DIFFERENCE_BELOW_COMPONENTS 1

/**
 * Expectations lie so near the best rating that the scale, not the service, limits the gap.
 */
#define GM_DIFFERENCE_VARIANCE_RESTRICTION 2

/**
 * The outcome rejects equal and opposite effects of perception and expectation.
 */
#define GM_DIFFERENCE_CONSTRAINT_REJECTED 3

/**
 * The outcome depends on perception and expectation along a curve.
 */
#define GM_DIFFERENCE_HIGHER_ORDER 4

/**
 * The p-values as they are.
 */
#define GM_ADJUST_NONE 0

/**
 * Holm (1979): the chance of any false finding, whatever the dependence.
 */
#define GM_ADJUST_HOLM 1

/**
 * Benjamini and Hochberg (1995): the expected share of false findings, under independence.
 */
#define GM_ADJUST_BH 2

/**
 * Hochberg (1988): the chance of any false finding, under independence.
 */
#define GM_ADJUST_HOCHBERG 3

/**
 * Benjamini and Yekutieli (2001): the expected share of false findings, whatever the dependence.
 */
#define GM_ADJUST_BY 4

/**
 * Bonferroni: every p-value times the number of tests.
 */
#define GM_ADJUST_BONFERRONI 5

/**
 * A share within a margin.
 */
#define GM_SIZE_SHARE 0

/**
 * A mean within a margin.
 */
#define GM_SIZE_MEAN 1

/**
 * A net promoter score within a margin.
 */
#define GM_SIZE_NPS 2

/**
 * Finding a difference of the shares of two groups.
 */
#define GM_SIZE_SHARE_DIFFERENCE 3

/**
 * Finding a difference of the means of two groups.
 */
#define GM_SIZE_MEAN_DIFFERENCE 4

/**
 * Finding a mean difference within pairs, such as a gap.
 */
#define GM_SIZE_PAIRED 5

/**
 * Two categories agree fully if they are the same, else not at all.
 */
#define GM_WEIGHTS_NOMINAL 0

/**
 * Categories agree less by their distance.
 */
#define GM_WEIGHTS_LINEAR 1

/**
 * Categories agree less by the square of their distance.
 */
#define GM_WEIGHTS_QUADRATIC 2

/**
 * Categories agree less by how many pairs of categories lie within them.
 */
#define GM_WEIGHTS_ORDINAL 3

/**
 * Ratings are names: two of them are the same or not.
 */
#define GM_MEASUREMENT_NOMINAL 0

/**
 * Ratings are ranks.
 */
#define GM_MEASUREMENT_ORDINAL 1

/**
 * Ratings are on a scale of equal steps.
 */
#define GM_MEASUREMENT_INTERVAL 2

/**
 * Ratings are on a scale of equal steps from a true zero.
 */
#define GM_MEASUREMENT_RATIO 3

/**
 * Somebody who serves.
 */
#define GM_SPEAKER_AGENT 0

/**
 * Somebody who is served.
 */
#define GM_SPEAKER_CUSTOMER 1

/**
 * Neither.
 */
#define GM_SPEAKER_OTHER 2

/**
 * The practical need, the reason for the contact.
 */
#define GM_DIMENSION_BUSINESS 0

/**
 * Respect, attention, certainty.
 */
#define GM_DIMENSION_HUMAN 1

/**
 * What goes on behind the scenes.
 */
#define GM_DIMENSION_HIDDEN 2

/**
 * The agent's first turns.
 */
#define GM_PHASE_OPENING 0

/**
 * Those between.
 */
#define GM_PHASE_MIDDLE 1

/**
 * The agent's last turns.
 */
#define GM_PHASE_CLOSING 2

/**
 * Neither formal nor informal words of address.
 */
#define GM_ADDRESS_NONE 0

/**
 * Formal words of address alone, such as vous.
 */
#define GM_ADDRESS_FORMAL 1

/**
 * Informal words of address alone, such as tu.
 */
#define GM_ADDRESS_INFORMAL 2

/**
 * Both.
 */
#define GM_ADDRESS_MIXED 3

/**
 * Every covariance is that of all who answered the two items.
 */
#define GM_MISSING_PAIRWISE 0

/**
 * Only rows count that have an answer to every item.
 */
#define GM_MISSING_LISTWISE 1

/**
 * Feldt's interval of alpha (1965).
 */
#define GM_INTERVAL_FELDT 0

/**
 * Bonett's interval of alpha (2002).
 */
#define GM_INTERVAL_BONETT 1

/**
 * Loadings by least squares of the correlations between items.
 */
#define GM_FACTOR_MINRES 0

/**
 * Loadings by maximum likelihood.
 */
#define GM_FACTOR_ML 1

/**
 * The first half are the first, third, fifth item and so on.
 */
#define GM_HALVES_ODD_EVEN 0

/**
 * The first half are the items in the first half of the list, with the one in the middle.
 */
#define GM_HALVES_FIRST_LAST 1

/**
 * The first half are the items named.
 */
#define GM_HALVES_NAMED 2

/**
 * A long run of one and the same answer.
 */
#define GM_CARELESS_LONGSTRING 0

/**
 * Answers that vary too little.
 */
#define GM_CARELESS_VARIABILITY 1

/**
 * Halves of the scales that do not go together.
 */
#define GM_CARELESS_EVEN_ODD 2

/**
 * All expectations alike.
 */
#define GM_CARELESS_EQUAL_EXPECTATIONS 3

/**
 * All perceptions alike.
 */
#define GM_CARELESS_EQUAL_PERCEPTIONS 4

/**
 * The same answers as somebody before.
 */
#define GM_CARELESS_DUPLICATE 5

/**
 * Too few seconds for so many answers.
 */
#define GM_CARELESS_TOO_FAST 6

/**
 * What a driver adds to R squared, averaged over all sets of the others: LMG, Shapley value.
 */
#define GM_DRIVERS_GENERAL_DOMINANCE 0

/**
 * Johnson's relative weights (2000).
 */
#define GM_DRIVERS_RELATIVE_WEIGHTS 1

/**
 * Standardised coefficient times correlation (Pratt 1987); may be negative.
 */
#define GM_DRIVERS_PRATT 2

/**
 * Linear regression; R squared is the share of variance explained.
 */
#define GM_OUTCOME_LINEAR 0

/**
 * Logistic regression of being in the top box; R squared is McFadden's.
 */
#define GM_OUTCOME_LOGISTIC 1

/**
 * It adds more to every set of the other drivers.
 */
#define GM_DOMINANCE_COMPLETE 0

/**
 * It adds more on average to the sets of each size.
 */
#define GM_DOMINANCE_CONDITIONAL 1

/**
 * It adds more on average over all sizes.
 */
#define GM_DOMINANCE_GENERAL 2

/**
 * Lines at the means of the attributes.
 */
#define GM_CROSSHAIR_MEAN 0

/**
 * Lines at their medians.
 */
#define GM_CROSSHAIR_MEDIAN 1

/**
 * Lines at the midpoint of the scale.
 */
#define GM_CROSSHAIR_MIDPOINT 2

/**
 * Lines at values that are given.
 */
#define GM_CROSSHAIR_AT 3

/**
 * Important and done badly.
 */
#define GM_CONCENTRATE_HERE 0

/**
 * Important and done well.
 */
#define GM_KEEP_UP_THE_GOOD_WORK 1

/**
 * Neither important nor done well.
 */
#define GM_LOW_PRIORITY 2

/**
 * Done well without being important.
 */
#define GM_POSSIBLE_OVERKILL 3

/**
 * No quadrant has enough probability.
 */
#define GM_UNDECIDED 4

/**
 * Low ratings cost more than high ratings bring.
 */
#define GM_FACTOR_BASIC 0

/**
 * Low ratings cost and high ratings bring; which of them more cannot be told.
 */
#define GM_FACTOR_PERFORMANCE 1

/**
 * High ratings bring more than low ratings cost.
 */
#define GM_FACTOR_EXCITEMENT 2

/**
 * The data do not tell: too few low or high ratings, or effects that cannot be told from none or from one another.
 */
#define GM_FACTOR_UNDECIDED 3

/**
 * Nobody gave it a low rating, or nobody a high one.
 */
#define GM_FACTOR_UNDETERMINED 4

/**
 * Twice like and twice dislike are questionable.
 */
#define GM_KANO_STANDARD 0

/**
 * Twice must-be and twice live-with are questionable too.
 */
#define GM_KANO_POULIOT 1

/**
 * An answer that counts as missing.
 */
#define GM_KANO_NO_ANSWER 0

/**
 * I like it that way.
 */
#define GM_KANO_LIKE 1

/**
 * It must be that way.
 */
#define GM_KANO_MUST 2

/**
 * I am neutral.
 */
#define GM_KANO_NEUTRAL 3

/**
 * I can live with it that way.
 */
#define GM_KANO_LIVE_WITH 4

/**
 * I dislike it that way.
 */
#define GM_KANO_DISLIKE 5

/**
 * Its absence dissatisfies, its presence is taken for granted.
 */
#define GM_KANO_MUST_BE 0

/**
 * The more the better.
 */
#define GM_KANO_ONE_DIMENSIONAL 1

/**
 * Its presence delights, its absence does not dissatisfy.
 */
#define GM_KANO_ATTRACTIVE 2

/**
 * Neither matters.
 */
#define GM_KANO_INDIFFERENT 3

/**
 * Its absence is wanted.
 */
#define GM_KANO_REVERSE 4

/**
 * The two answers contradict each other.
 */
#define GM_KANO_QUESTIONABLE 5

/**
 * Factors by least squares of the correlations between items.
 */
#define GM_EXTRACTION_MINRES 0

/**
 * Factors by principal axes.
 */
#define GM_EXTRACTION_PRINCIPAL_AXIS 1

/**
 * Direct oblimin with parameter 0 (quartimin): factors may correlate.
 */
#define GM_ROTATION_OBLIMIN 0

/**
 * Varimax: factors do not correlate.
 */
#define GM_ROTATION_VARIMAX 1

/**
 * No rotation.
 */
#define GM_ROTATION_NONE 2

/**
 * A heterotrait-monotrait ratio below 0.85: two dimensions by the strict limit (Kline 2011).
 */
#define GM_HTMT_DISTINCT 0

/**
 * From 0.85 and below 0.90: two dimensions by the lenient limit only (Gold, Malhotra and Segars 2001).
 */
#define GM_HTMT_BORDERLINE 1

/**
 * 0.90 and more: not told apart.
 */
#define GM_HTMT_INDISTINCT 2

/**
 * The name of the rule of a finding, the same in all languages.
 */
#define GM_FINDING_RULE 0

/**
 * Where the rule comes from.
 */
#define GM_FINDING_SOURCE 1

/**
 * What holds, in a few words.
 */
#define GM_FINDING_TITLE 2

/**
 * What holds with its numbers, and what it usually means.
 */
#define GM_FINDING_TEXT 3

/**
 * The customer, about this contact: columns P_BUS1 to P_HID4, and overall.
 */
#define GM_FACE_CUSTOMER 0

/**
 * The customer, about an excellent contact: columns E_BUS1 to E_HID4.
 */
#define GM_FACE_EXPECTATION 1

/**
 * The agent who had the contact, in the first person: columns D_BUS1 to D_HID4.
 */
#define GM_FACE_AGENT 2

/**
 * A coach who heard or read the contact: the same columns.
 */
#define GM_FACE_COACH 3

/**
 * The item of the later answers; empty if there are none.
 */
#define GM_IMPACT_LATER_OUTCOME 0

/**
 * Why later answers that there are could not be explained; empty otherwise.
 */
#define GM_IMPACT_WITHOUT_LATER 1

/**
 * A complaint rate that is taken as it is: value.
 */
#define GM_COMPLAINT_RATE_KNOWN 0

/**
 * A published complaint rate that comes with the library: name.
 */
#define GM_COMPLAINT_RATE_PRIOR 1

/**
 * A range of complaint rates: low, high, name, source and note.
 */
#define GM_COMPLAINT_RATE_RANGE 2

/**
 * A complaint rate measured by a survey: complained of with_problem.
 */
#define GM_COMPLAINT_RATE_MEASURED 3

/**
 * Each group against all the others together.
 */
#define GM_COMPLAINTS_AGAINST_REST 0

/**
 * Each period against the one before it.
 */
#define GM_COMPLAINTS_AGAINST_PREVIOUS 1

/**
 * Each group against the one of a label.
 */
#define GM_COMPLAINTS_AGAINST_GROUP 2

/**
 * No change was found in complaints or problems.
 */
#define GM_READING_NO_CHANGE 0

/**
 * Fewer complaints and fewer problems.
 */
#define GM_READING_BOTH_FELL 1

/**
 * Fewer complaints while problems did not fall.
 */
#define GM_READING_COMPLAINTS_FELL_ALONE 2

/**
 * Fewer problems while complaints did not fall.
 */
#define GM_READING_PROBLEMS_FELL_ALONE 3

/**
 * More complaints and more problems.
 */
#define GM_READING_BOTH_ROSE 4

/**
 * More complaints while problems did not rise.
 */
#define GM_READING_COMPLAINTS_ROSE_ALONE 5

/**
 * More problems while complaints did not rise.
 */
#define GM_READING_PROBLEMS_ROSE_ALONE 6

/**
 * Fewer complaints and yet more problems.
 */
#define GM_READING_COMPLAINTS_FELL_PROBLEMS_ROSE 7

/**
 * More complaints and yet fewer problems.
 */
#define GM_READING_COMPLAINTS_ROSE_PROBLEMS_FELL 8

/**
 * Visits go together by site and by shopper, which are crossed.
 */
#define GM_CLUSTERING_TWO_WAY 0

/**
 * By site.
 */
#define GM_CLUSTERING_SITE 1

/**
 * By shopper.
 */
#define GM_CLUSTERING_SHOPPER 2

/**
 * All visits are one shopper's to one site.
 */
#define GM_CLUSTERING_NONE 3

/**
 * It was done or not.
 */
#define GM_STANDARD_YES_NO 0

/**
 * It takes no longer than the target.
 */
#define GM_STANDARD_TIME_LIMIT 1

/**
 * A share of contacts takes no longer than the target.
 */
#define GM_STANDARD_PERCENTILE 2

/**
 * It is rated no worse than the target.
 */
#define GM_STANDARD_RATING 3

/**
 * A share of contacts, 0 to 1.
 */
#define GM_UNIT_SHARE 0

/**
 * Seconds.
 */
#define GM_UNIT_SECONDS 1

/**
 * Minutes.
 */
#define GM_UNIT_MINUTES 2

/**
 * Hours.
 */
#define GM_UNIT_HOURS 3

/**
 * Days.
 */
#define GM_UNIT_DAYS 4

/**
 * Points of a rating scale.
 */
#define GM_UNIT_POINTS 5

/**
 * All contacts offered, answered or given up.
 */
#define GM_DENOMINATOR_OFFERED 0

/**
 * Those answered.
 */
#define GM_DENOMINATOR_ANSWERED 1

/**
 * Those offered, less those given up no later than the short abandon of the standard; all offered where it does not say what
 * is short.
 */
#define GM_DENOMINATOR_OFFERED_LESS_SHORT 2

/**
 * Those answered, and those given up after the time the standard allows.
 */
#define GM_DENOMINATOR_ANSWERED_OR_LATE 3

/**
 * Cells of gm_internal: one provider and one customer.
 */
#define GM_INTERNAL_CELL 0

/**
 * A provider, as all its customers but itself see it.
 */
#define GM_INTERNAL_PROVIDER 1

/**
 * A customer, of all that serve it but itself.
 */
#define GM_INTERNAL_CUSTOMER 2

/**
 * All departments together.
 */
#define GM_INTERNAL_OVERALL 3

/**
 * Surveys of customers.
 */
#define GM_SOURCE_SURVEY 0

/**
 * Mystery shopping.
 */
#define GM_SOURCE_MYSTERY_SHOPPING 1

/**
 * Complaints and compliments.
 */
#define GM_SOURCE_COMPLAINTS 2

/**
 * Conversations with customers.
 */
#define GM_SOURCE_CONVERSATIONS 3

/**
 * What employees and managers say.
 */
#define GM_SOURCE_EMPLOYEE_FEEDBACK 4

/**
 * Tests of what advertising promises.
 */
#define GM_SOURCE_ADVERTISING_TESTS 5

/**
 * It measures a side of the gap.
 */
#define GM_INFORMATION_DIRECT 0

/**
 * It gives signs of the gap.
 */
#define GM_INFORMATION_INDIRECT 1

/**
 * As the reader's screen is set: for browsers.
 */
#define GM_THEME_AUTO 0

/**
 * Dark on white: for print and for programs that know no style sheets with variables.
 */
#define GM_THEME_LIGHT 1

/**
 * Light on near black, likewise.
 */
#define GM_THEME_DARK 2

/**
 * The constructs behind gaps 1 to 4. Made by gm_gap_antecedents, freed by gm_antecedents_free; never changes, so any
 * number of threads may read one, and owes nothing to the summaries.
 */
typedef struct gm_antecedents gm_antecedents;

/**
 * How far standards are attained. Made by gm_standards_attainment, freed by gm_attainment_free; never changes.
 */
typedef struct gm_attainment gm_attainment;

/**
 * What in a published table cannot be true as printed, by row. Made by gm_gap_audit, freed by gm_audit_findings_free;
 * never changes, so any number of threads may read it.
 */
typedef struct gm_audit_findings gm_audit_findings;

/**
 * Who may not have read the questions, and why. Made by gm_reliability_careless, freed by gm_careless_free; never
 * changes, so any number of threads may read one.
 */
typedef struct gm_careless gm_careless;

/**
 * How gap 5 changed, and whether perceptions or expectations moved it. Made by gm_gap_change or gm_gap_change_paired,
 * freed by gm_change_free; never changes, so any number of threads may read one, and owes nothing to the summaries.
 */
typedef struct gm_change gm_change;

/**
 * The same item compared across channels. Made by gm_consistency_channels, freed by gm_channels_free; never changes, so any
 * number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_channels gm_channels;

/**
 * A control chart: every point, its limits, and which rule it broke. Made by gm_control_p and its kin, freed by
 * gm_chart_free; never changes, so any number of threads may read one.
 */
typedef struct gm_chart gm_chart;

/**
 * A cohort of customers, followed and projected. Made by gm_economics_cohort, freed by gm_cohort_free; never changes, so any
 * number of threads may read one.
 */
typedef struct gm_cohort gm_cohort;

/**
 * Complaint rates side by side. Made by gm_complaints_compare, freed by gm_complaint_comparison_free; never changes, so any
 * number of threads may read one.
 */
typedef struct gm_complaint_comparison gm_complaint_comparison;

/**
 * One conversation in the three dimensions. Made by gm_dimensions_conversation, freed by gm_conversation_free; never changes,
 * and owes nothing to the turns.
 */
typedef struct gm_conversation gm_conversation;

/**
 * Many conversations as a tally. Made by gm_conversations_new and gm_conversations_from_json, freed by gm_conversations_free;
 * one thread at a time may change it.
 */
typedef struct gm_conversations gm_conversations;

/**
 * Many conversations in the three dimensions. Made by gm_conversations_result_of, freed by gm_conversations_result_free; never
 * changes.
 */
typedef struct gm_conversations_result gm_conversations_result;

/**
 * How often each point of a scale was given: everything that one item says. Made by gm_counts_new and others, freed
 * by gm_counts_free.
 *
 * Adding in any order and merging in any grouping gives the same counts, bit for bit; a call that fails changes
 * nothing. Threads may read one handle together as long as none changes it.
 */
typedef struct gm_counts gm_counts;

/**
 * Which sources of information are in use. Made by gm_research_coverage, freed by gm_coverage_free; never changes.
 */
typedef struct gm_coverage gm_coverage;

/**
 * Exact sums and sums of products of several measures: their means, covariances and correlations over the rows that
 * have them all, or pairwise. Made by gm_cross_products_new or gm_cross_products_pairwise, freed by gm_cross_products_free; otherwise as gm_counts.
 */
typedef struct gm_cross_products gm_cross_products;

/**
 * What problems cost. Made by gm_complaints_damage, freed by gm_damage_free; never changes, so any number of threads may
 * read one.
 */
typedef struct gm_damage gm_damage;

/**
 * What the gaps say, in words, the most important first. Made by gm_gap_diagnose, freed by gm_diagnosis_free; never
 * changes, so any number of threads may read one, and owes nothing to the gaps.
 */
typedef struct gm_diagnosis gm_diagnosis;

/**
 * Whether perception - expectation may be used as a score. Made by gm_gap_difference_score, freed by
 * gm_difference_free; never changes, so any number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_difference gm_difference;

/**
 * The three dimensions of the contacts of a segment. Made by gm_dimensions_score, freed by gm_dimension_scores_free; never
 * changes, so any number of threads may read one.
 */
typedef struct gm_dimension_scores gm_dimension_scores;

/**
 * Dominance analysis of correlations. Made by gm_drivers_dominance, freed by gm_dominance_free; never changes, so any
 * number of threads may read one.
 */
typedef struct gm_dominance gm_dominance;

/**
 * The gaps between the viewpoints. Made by gm_gap_five, freed by gm_five_free; never changes, so any number of threads
 * may read one, and owes nothing to the summary.
 */
typedef struct gm_five gm_five;

/**
 * What standards and their attainment are to the gap model. Made by gm_standards_gap_inputs, freed by
 * gm_gap_inputs_free; never changes.
 */
typedef struct gm_gap_inputs gm_gap_inputs;

/**
 * What each dimension adds to an outcome. Made by gm_dimensions_impact, freed by gm_impact_free; never changes, so any number
 * of threads may read one.
 */
typedef struct gm_impact gm_impact;

/**
 * Attributes by importance and performance. Made by gm_drivers_importance_performance and its kin, freed by
 * gm_importance_free; never changes, so any number of threads may read one.
 */
typedef struct gm_importance gm_importance;

/**
 * What a survey asks, from which viewpoints, on which scales, in which columns. Made by gm_instrument_from_toml and
 * others, freed by gm_instrument_free.
 *
 * Never changes once made, so any number of threads may use one. What is made from it (a summary, a scorer) keeps
 * what it needs: the instrument may be freed first.
 */
typedef struct gm_instrument gm_instrument;

/**
 * Gaps between departments that serve each other. Made by gm_research_internal, freed by gm_internal_free; never changes, so
 * any number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_internal gm_internal;

/**
 * Items that are to make one score: their names, and the sums of products of their answers. Made by
 * gm_items_from_table or gm_items_new, freed by gm_items_free; never change, so any number of threads may read them.
 */
typedef struct gm_items gm_items;

/**
 * What features are to customers. Made by gm_drivers_kano and gm_drivers_kano_pairs, freed by gm_kano_free; never changes, so
 * any number of threads may read one.
 */
typedef struct gm_kano gm_kano;

/**
 * The drivers of an outcome. Made by gm_drivers_key_drivers and gm_drivers_key_drivers_products, freed by
 * gm_key_drivers_free; never changes, so any number of threads may read one.
 */
typedef struct gm_key_drivers gm_key_drivers;

/**
 * Which words are which marker, in one language. Made by gm_lexicon_built_in, gm_lexicon_from_toml, gm_lexicon_extended and
 * gm_lexicon_validated, freed by gm_lexicon_free; never changes, so any number of threads may read one.
 */
typedef struct gm_lexicon gm_lexicon;

/**
 * Exact sums of a real-valued measure, such as the seconds a caller waited. Made by gm_moments_new, freed by
 * gm_moments_free; otherwise as gm_counts.
 */
typedef struct gm_moments gm_moments;

/**
 * What mystery visits say. Made by gm_mystery_score, freed by gm_mystery_free; never changes, so any number of threads may
 * read one, and owes nothing to the visits.
 */
typedef struct gm_mystery gm_mystery;

/**
 * Alpha of the variables behind ordinal items. Made by gm_reliability_ordinal_alpha, freed by gm_ordinal_alpha_free;
 * never changes, so any number of threads may read one.
 */
typedef struct gm_ordinal_alpha gm_ordinal_alpha;

/**
 * One control chart per site. Made by gm_consistency_over_time and gm_consistency_over_time_counts, freed by
 * gm_over_time_free; never changes, so any number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_over_time gm_over_time;

/**
 * Two ratings of the same people, counted together: the joint table that a paired gap needs. Made by
 * gm_pair_counts_new, freed by gm_pair_counts_free; otherwise as gm_counts.
 */
typedef struct gm_pair_counts gm_pair_counts;

/**
 * Penalties and rewards of attributes. Made by gm_drivers_penalty_reward, freed by gm_penalty_reward_free; never changes, so
 * any number of threads may read one.
 */
typedef struct gm_penalty_reward gm_penalty_reward;

/**
 * A picture of one result. Made by gm_chart_gaps and its kin, freed by gm_picture_free; never changes, so any number of
 * threads may read one, and owes nothing to the result.
 */
typedef struct gm_picture gm_picture;

/**
 * Who visits where and when. Made by gm_mystery_plan, freed by gm_plan_free; never changes, so any number of threads may
 * read one.
 */
typedef struct gm_plan gm_plan;

/**
 * Response and completion by mode of invitation and incentive. Made by gm_sampling_response, freed by
 * gm_response_rates_free; never changes, so any number of threads may read one, and owes nothing to the table.
 */
typedef struct gm_response_rates gm_response_rates;

/**
 * Scores single responses as they come in, such as after a call. Made by gm_response_scorer_new, freed by
 * gm_response_scorer_free; never changes, so any number of threads may use one.
 */
typedef struct gm_response_scorer gm_response_scorer;

/**
 * Retention by level of satisfaction. Made by gm_economics_satisfaction, freed by gm_satisfaction_value_free; never changes,
 * so any number of threads may read one.
 */
typedef struct gm_satisfaction_value gm_satisfaction_value;

/**
 * Every segment of a summary held against the rest. Made by gm_csat_segments, freed by gm_segment_comparisons_free;
 * never changes, so any number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_segment_comparisons gm_segment_comparisons;

/**
 * Gap tables of many segments side by side. Made by gm_gap_segments, freed by gm_segment_gaps_free; never changes, so
 * any number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_segment_gaps gm_segment_gaps;

/**
 * Staff's view of their service beside that of customers. Made by gm_research_self_other, freed by gm_self_other_free; never
 * changes, so any number of threads may read one, and owes nothing to the summaries.
 */
typedef struct gm_self_other gm_self_other;

/**
 * In how many conversations agents said each sentence. Made by gm_sentence_counts_new, freed by gm_sentence_counts_free; one
 * thread at a time may change it.
 */
typedef struct gm_sentence_counts gm_sentence_counts;

/**
 * SERVPERF: perceived performance of everything the instrument measures. Made by gm_gap_servperf, freed by
 * gm_servperf_result_free; never changes, so any number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_servperf_result gm_servperf_result;

/**
 * SERVQUAL: gap 5 of everything the instrument measures. Made by gm_gap_servqual, freed by gm_servqual_result_free;
 * never changes, so any number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_servqual_result gm_servqual_result;

/**
 * Whether service is the same everywhere. Made by gm_consistency_sites and its relatives, freed by gm_sites_free; never
 * changes, so any number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_sites gm_sites;

/**
 * A checked set of service standards. Made by gm_standard_set_from_toml and others, freed by gm_standard_set_free.
 *
 * Never changes once made; what is made from it keeps what it needs, so it may be freed first.
 */
typedef struct gm_standard_set gm_standard_set;

/**
 * What was observed of each standard of a set, by segment. Made by gm_standards_tally_new, freed by
 * gm_standards_tally_free.
 *
 * Adding in any order and merging in any grouping gives the same state, bit for bit; a call that fails changes nothing.
 */
typedef struct gm_standards_tally gm_standards_tally;

/**
 * Whether dimensions hold in some answers. Made by gm_reliability_structure, freed by gm_structure_free; never changes, so
 * any number of threads may read one.
 */
typedef struct gm_structure gm_structure;

/**
 * The tallies an instrument asks for, per segment: everything the models need, and no row of any person. Made
 * by gm_summary_new and others, freed by gm_summary_free.
 *
 * Observing rows in any order and batches, and merging in any grouping, gives equal summaries, bit for bit; a call
 * that fails changes nothing. Threads may read one summary together as long as none changes
 * it.
 */
typedef struct gm_summary gm_summary;

/**
 * A share over time. Made by gm_csat_trend, freed by gm_trend_free; never changes, so any number of threads may read one.
 */
typedef struct gm_trend gm_trend;

/**
 * How well a lexicon agrees with people. Made by gm_dimensions_validate, freed by gm_validation_free; never changes.
 */
typedef struct gm_validation gm_validation;

/**
 * The sums of mystery visits by site, shopper and occasion. Made by gm_visits_new, freed by gm_visits_free. One thread at a
 * time may change one; any number may read it meanwhile if none changes it.
 */
typedef struct gm_visits gm_visits;

/**
 * Where the customer gap comes from: steps that add up to it. Made by gm_five_waterfall, freed by gm_waterfall_free;
 * never changes, so any number of threads may read one, and owes nothing to the gaps.
 */
typedef struct gm_waterfall gm_waterfall;

/**
 * Service between what customers desire and what they find adequate. Made by gm_gap_zone_of_tolerance, freed by
 * gm_zone_free; never changes, so any number of threads may read one, and owes nothing to the summary.
 */
typedef struct gm_zone gm_zone;

/**
 * The outcome of a call: GM_OK or one of GM_ERR_*. Numbers are never reused.
 */
typedef int32_t gm_status;

/**
 * One column of numbers, read where it lies in memory. Set it up with gm_column_init, then change fields.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * GM_I8 to GM_F64.
   */
  int32_t type_code;
  /**
   * The first element, aligned as its type asks; may be NULL if n is 0.
   */
  const void *data;
  /**
   * The number of rows.
   */
  size_t n;
  /**
   * How many elements lie from one row to the next: 1 for a plain array, the number of columns for a column of a
   * row-major matrix, 0 to repeat one element.
   */
  size_t stride;
  /**
   * Arrow's validity bitmap, in which bit validity_offset + i, least significant first, is 1 if row i has a value;
   * NULL if all rows have one. Elements under a 0 are never looked at.
   */
  const uint8_t *validity;
  /**
   * The bit of the first row.
   */
  size_t validity_offset;
} gm_column;

/**
 * A rating scale, such as 1 to 5, or a real-valued measure. Set it up with gm_scale_init, then change fields.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * GM_HIGH_IS_GOOD or GM_LOW_IS_GOOD.
   */
  int32_t direction;
  /**
   * The lowest point.
   */
  double min;
  /**
   * The highest point.
   */
  double max;
  /**
   * The distance of two points, 1 by default; 0 for a measure that can be any number from min to max.
   */
  double step;
  /**
   * Codes that mean "did not answer", beside NaN and the validity bitmap; may be NULL if there are none.
   */
  const double *missing;
  /**
   * The number of these codes.
   */
  size_t n_missing;
  /**
   * Codes that mean "does not apply to me"; may be NULL if there are none.
   */
  const double *not_applicable;
  /**
   * The number of these codes.
   */
  size_t n_not_applicable;
  /**
   * Codes that mean "declined to answer"; may be NULL if there are none.
   */
  const double *refused;
  /**
   * The number of these codes.
   */
  size_t n_refused;
} gm_scale;

/**
 * How a bootstrap interval is made: people are drawn again, with replacement, from the tally; set up by gm_bootstrap_init.
 *
 * The same seed gives the same bits on any number of threads. With survey weights, people of a cell are drawn as light and
 * heavy ones, so that the sum of their weights has the mean and the variance of theirs.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * GM_METHOD_BCA or GM_METHOD_PERCENTILE.
   */
  int32_t method;
  /**
   * Where the random numbers start, 1.
   */
  uint64_t seed;
  /**
   * How many times people are drawn, 10,000: from 20 / (1 - level) to 1,000,000.
   */
  uint32_t replicates;
  /**
   * 0.
   */
  int32_t reserved;
} gm_bootstrap;

/**
 * Options of gm_csat_bootstrap; set up by gm_csat_bootstrap_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * What is made of the ratings: GM_STATISTIC_SHARE, _MEAN, _INDEX, _NPS or _NET.
   */
  int32_t statistic;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * Of shares and net scores: how many of the best points count as positive, 2; not looked at if points are given.
   */
  size_t n_top;
  /**
   * The points that count as positive; NULL for the best n_top.
   */
  const double *points;
  /**
   * The number of these points.
   */
  size_t n_points;
  /**
   * Of net scores: the points that count as negative.
   */
  const double *negative;
  /**
   * The number of these points.
   */
  size_t n_negative;
  /**
   * How people are drawn; NULL for BCa, 10,000 times, seed 1.
   */
  const gm_bootstrap *bootstrap;
} gm_csat_bootstrap_options;

/**
 * Why respondents gave no rating, and how many.
 */
typedef struct {
  /**
   * Did not answer.
   */
  uint64_t missing;
  /**
   * The question did not apply to them.
   */
  uint64_t not_applicable;
  /**
   * Declined to answer.
   */
  uint64_t refused;
  /**
   * Gave a value off the scale, where the caller asked to count such values.
   */
  uint64_t invalid;
} gm_absent;

/**
 * Options of gm_instrument_paired; set up by gm_paired_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Whether each respondent's importance points stand in columns "points_{dimension}": 0 or 1.
   */
  int32_t points;
  /**
   * The dimension of each attribute, NULL for one in none; NULL if there are no dimensions.
   */
  const char *const *dimension_ids;
  /**
   * The weights of the dimensions in the order in which they first occur; NULL if there are none.
   */
  const double *weights;
  /**
   * The number of weights.
   */
  size_t n_weights;
} gm_paired_options;

/**
 * How a table becomes a summary; set up by gm_summary_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * GM_OFF_SCALE_REFUSE or GM_OFF_SCALE_COUNT.
   */
  int32_t off_scale;
  /**
   * The names of the columns whose values make the segments; NULL for one segment of everybody.
   */
  const char *const *by;
  /**
   * The number of these names.
   */
  size_t n_by;
  /**
   * The name of the column of survey weights, 0.000001 to 1000000 each; NULL if the sample is not weighted.
   */
  const char *weight;
} gm_summary_options;

/**
 * How CSV text is read; set up by gm_csv_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * The character that separates fields, any byte but a quote or a line end: ','.
   */
  int32_t delimiter;
  /**
   * The encoding by its name in the WHATWG standard, such as "windows-1252"; NULL for "utf-8".
   */
  const char *encoding;
} gm_csv_options;

/**
 * A named column of a table; set up by gm_field_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * GM_FIELD_NUMBERS, GM_FIELD_LABELS or GM_FIELD_CODES.
   */
  int32_t kind;
  /**
   * The name of the column.
   */
  const char *name;
  /**
   * The numbers or codes; not looked at for GM_FIELD_LABELS.
   */
  const gm_column *column;
  /**
   * The label of each row, or the list of labels that codes stand for. NULL or "" is "no label"; one that is
   * written as a whole number is one, as in CSV text. Not looked at for GM_FIELD_NUMBERS.
   */
  const char *const *labels;
  /**
   * The number of labels.
   */
  size_t n_labels;
} gm_field;

/**
 * A table: its fields, of one length; set up by gm_table_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The fields.
   */
  const gm_field *fields;
  /**
   * The number of fields.
   */
  size_t n_fields;
} gm_table;

/**
 * Options of gm_csat_top_box; set up by gm_top_box_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Interval: GM_METHOD_WILSON, or any other for a share; GM_METHOD_KORN_GRAUBARD for weights from raking.
   */
  int32_t method;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * How many of the best points count as positive, 2; not looked at if points are given.
   */
  size_t n_top;
  /**
   * The points that count as positive; NULL for the best n_top.
   */
  const double *points;
  /**
   * The number of these points.
   */
  size_t n_points;
} gm_top_box_options;

/**
 * Options of gm_csat_mean, gm_csat_index and gm_csat_ces; set up by gm_csat_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * Confidence level, 0.95.
   */
  double level;
} gm_csat_options;

/**
 * Options of gm_csat_nps; set up by gm_nps_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Interval: GM_METHOD_ADJUSTED_WALD, GM_METHOD_WALD or GM_METHOD_T.
   */
  int32_t method;
  /**
   * Confidence level, 0.95.
   */
  double level;
} gm_nps_options;

/**
 * One number with everything needed to report it.
 *
 * A figure that too few answers, or answers without variation, allow not is 0.0 and its has_ flag is 0; a flag is 1
 * otherwise. This holds for all structs below.
 */
typedef struct {
  /**
   * The estimate, in the unit its function documents.
   */
  double value;
  /**
   * The standard error, in the unit of value.
   */
  double std_error;
  /**
   * The lower limit of the interval, in the unit of value.
   */
  double low;
  /**
   * The upper limit of the interval, in the unit of value.
   */
  double high;
  /**
   * The confidence level of the interval, between 0 and 1.
   */
  double level;
  /**
   * The effective sample size after weighting (Kish; for GM_METHOD_KORN_GRAUBARD that of the standard error): n_valid
   * where there are no weights.
   */
  double n_effective;
  /**
   * How many answers the estimate rests on.
   */
  uint64_t n_valid;
  /**
   * How many answers are missing.
   */
  uint64_t n_missing;
  /**
   * How many answers are not applicable, refused, or invalid.
   */
  uint64_t n_excluded;
  /**
   * How the interval was made: GM_METHOD_*.
   */
  int32_t method;
  /**
   * Whether there is a standard error.
   */
  uint8_t has_std_error;
  /**
   * Whether there is a lower limit.
   */
  uint8_t has_low;
  /**
   * Whether there is an upper limit.
   */
  uint8_t has_high;
  /**
   * 0.
   */
  uint8_t reserved;
} gm_estimate;

/**
 * Net promoter score with all that must be shown beside it.
 */
typedef struct {
  /**
   * Promoters minus detractors in points, -100 to 100.
   */
  gm_estimate score;
  /**
   * How many rated 9 or 10.
   */
  uint64_t promoters;
  /**
   * How many rated 7 or 8.
   */
  uint64_t passives;
  /**
   * How many rated 6 or less.
   */
  uint64_t detractors;
  /**
   * How often each rating 0 to 10 was given.
   */
  uint64_t distribution[11];
} gm_nps;

/**
 * Customer effort in its three forms.
 */
typedef struct {
  /**
   * Mean rating in scale units; which end is good stays as the scale says.
   */
  gm_estimate mean;
  /**
   * Share who found it easy, 0 to 1: the best three points of seven, the best two of five.
   */
  gm_estimate easy;
  /**
   * Net index in points, -100 to 100: best two minus worst three of seven.
   */
  gm_estimate index;
  /**
   * Whether there is an index: not on five points, for which none is published.
   */
  int32_t has_index;
  /**
   * 0.
   */
  int32_t reserved;
} gm_ces;

/**
 * What the limits of a chart are made from: store it, and later points are held against the same limits. Read from a
 * chart by gm_chart_facts_of, or written down by gm_baseline_init.
 */
typedef struct {
  /**
   * The chart it serves, GM_CHART_P and so on; GM_CHART_XMR serves those of means and sums too.
   */
  int32_t kind;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The centre line in the unit of the points: a share, a rate, a value.
   */
  double center;
  /**
   * Of values, their standard deviation: the mean moving range over 1.128. Of shares and rates, how many times that of
   * chance the points vary: 1, and Laney's sigma Z for GM_CHART_P_PRIME and GM_CHART_U_PRIME.
   */
  double sigma;
  /**
   * How many points it was made from; 0 if it was written down.
   */
  uint64_t n_points;
} gm_baseline;

/**
 * Options of gm_control_p, gm_control_p_prime, gm_control_u, gm_control_u_prime and gm_control_xmr; set up by gm_control_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Which run rules are looked for besides points beyond the limits: GM_RULES_NONE.
   */
  int32_t rules;
  /**
   * How many standard deviations the limits are from the centre line, 3.
   */
  double sigmas;
  /**
   * How many points from the first the limits come from, at least 2; 0 for all points.
   */
  size_t n_baseline;
  /**
   * A stored baseline, with which n_baseline is not looked at; NULL for that of the points.
   */
  const gm_baseline *baseline;
} gm_control_options;

/**
 * Options of gm_control_ewma; set up by gm_ewma_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Whether limits are those that are reached after many points from the first one on, 0.
   */
  int32_t asymptotic;
  /**
   * The weight of the newest value, lambda, above 0 and up to 1: 0.2.
   */
  double weight;
  /**
   * How many standard deviations the limits are from the centre line, L: 3.
   */
  double sigmas;
  /**
   * As in gm_control_options.
   */
  size_t n_baseline;
  /**
   * As in gm_control_options; of GM_CHART_XMR.
   */
  const gm_baseline *baseline;
} gm_ewma_options;

/**
 * Options of gm_control_cusum; set up by gm_cusum_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The slack in standard deviations, half the change to find: 0.5.
   */
  double k;
  /**
   * The limit of the sums in standard deviations: 5.
   */
  double h;
  /**
   * As in gm_control_options.
   */
  size_t n_baseline;
  /**
   * As in gm_control_options; of GM_CHART_XMR.
   */
  const gm_baseline *baseline;
} gm_cusum_options;

/**
 * One point of a chart with its limits.
 */
typedef struct {
  /**
   * The share, rate or value; the weighted mean of GM_CHART_EWMA, the upper sum of GM_CHART_CUSUM.
   */
  double value;
  /**
   * The lower sum of GM_CHART_CUSUM, 0 or below.
   */
  double low_value;
  /**
   * The centre line, in the unit of the points.
   */
  double center;
  /**
   * The lower limit; of shares and rates not below 0.
   */
  double lower;
  /**
   * The upper limit; of shares not above 1.
   */
  double upper;
  /**
   * The standard deviation of the point; of GM_CHART_CUSUM, that of single values.
   */
  double sigma;
  /**
   * Whether there is a lower sum.
   */
  int32_t has_low_value;
  /**
   * 0.
   */
  int32_t reserved;
} gm_chart_point;

/**
 * A point at which a rule was broken.
 */
typedef struct {
  /**
   * The position of the point, from 0; of a pattern, that of the point that completes it.
   */
  size_t index;
  /**
   * The rule, GM_RULE_BEYOND_LIMITS and so on.
   */
  int32_t rule;
  /**
   * 0.
   */
  int32_t reserved;
} gm_signal;

/**
 * Whether the points of the baseline vary more than chance makes shares or rates vary.
 */
typedef struct {
  /**
   * The mean square of the standardised points: about 1 where chance alone is at work (Spiegelhalter 2005).
   */
  double phi;
  /**
   * Cochran's Q, the sum of these squares.
   */
  double q;
  /**
   * The degrees of freedom of Q: points of the baseline - 1.
   */
  uint64_t df;
  /**
   * The probability of such a Q if chance alone is at work.
   */
  double p;
  /**
   * I squared, the share of the variation that is not chance, 0 to 1.
   */
  double i_squared;
  /**
   * Laney's sigma Z: the mean moving range of the standardised points over 1.128.
   */
  double sigma_z;
} gm_dispersion;

/**
 * Runs on one side of the centre line and what chance allows them.
 */
typedef struct {
  /**
   * How many points are not on the centre line itself.
   */
  uint64_t n_useful;
  /**
   * The number of points of the longest run on one side.
   */
  uint64_t longest_run;
  /**
   * The longest run that is not unusual.
   */
  uint64_t longest_run_max;
  /**
   * How often successive points are on different sides.
   */
  uint64_t crossings;
  /**
   * The fewest crossings that are not unusual.
   */
  uint64_t crossings_min;
} gm_runs;

/**
 * What a chart says of all its points together.
 */
typedef struct {
  /**
   * What the limits are made from: store it to hold later points against them.
   */
  gm_baseline baseline;
  /**
   * Whether shares or rates vary more than chance makes them.
   */
  gm_dispersion dispersion;
  /**
   * The longest run and the crossings of the centre line.
   */
  gm_runs runs;
  /**
   * The mean of the moving ranges in the baseline.
   */
  double range_center;
  /**
   * The upper limit of the moving ranges.
   */
  double range_upper;
  /**
   * Which chart, GM_CHART_P and so on.
   */
  int32_t kind;
  /**
   * Which run rules were looked for, GM_RULES_NONE and so on.
   */
  int32_t rules;
  /**
   * The chart to look at instead, if has_proposes.
   */
  int32_t proposes;
  /**
   * Whether another chart is proposed: the points vary more than chance makes them, and sizes are large.
   */
  int32_t has_proposes;
  /**
   * Whether there is a dispersion: of shares and rates without a stored baseline.
   */
  int32_t has_dispersion;
  /**
   * Whether there are runs: of GM_CHART_EWMA and GM_CHART_CUSUM there are none.
   */
  int32_t has_runs;
  /**
   * Whether there are moving ranges: of GM_CHART_XMR.
   */
  int32_t has_moving_ranges;
  /**
   * 0.
   */
  int32_t reserved;
} gm_chart_facts;

/**
 * Options of gm_csat_trend; set up by gm_trend_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * As in gm_control_options.
   */
  int32_t rules;
  /**
   * Confidence level of the shares, 0.95.
   */
  double level;
  /**
   * As in gm_control_options.
   */
  double sigmas;
  /**
   * As in gm_control_options.
   */
  size_t n_baseline;
  /**
   * As in gm_control_options; of GM_CHART_P or GM_CHART_P_PRIME, which decides which chart is drawn.
   */
  const gm_baseline *baseline;
  /**
   * How many of the best points count as positive, 2; not looked at if points are given.
   */
  size_t n_top;
  /**
   * The points that count as positive; NULL for the best n_top.
   */
  const double *points;
  /**
   * The number of these points.
   */
  size_t n_points;
} gm_trend_options;

/**
 * The answers of one period of a trend.
 */
typedef struct {
  /**
   * What the period is called.
   */
  const char *label;
  /**
   * The ratings, counted; NULL if the two numbers are known instead.
   */
  const gm_counts *counts;
  /**
   * How many answers are positive; not looked at with counts.
   */
  uint64_t successes;
  /**
   * How many answers are valid; not looked at with counts.
   */
  uint64_t n;
} gm_period;

/**
 * Whether a share rises or falls over all periods. All zeros if there is no test: of one period, or if nobody or
 * everybody is positive.
 */
typedef struct {
  /**
   * By how much the share changes from one period to the next, 0.01 for one point of a hundred.
   */
  double slope;
  /**
   * The statistic of Cochran (1954) and Armitage (1955), standard normal if there is no trend.
   */
  double z;
  /**
   * Its two-sided p-value, 0 to 1.
   */
  double p;
  /**
   * How many times the variance of chance the shares have around the line, which z and p take in: 1 where the chart to
   * read is `p`.
   */
  double dispersion;
  /**
   * Whether there is a test.
   */
  int32_t has_test;
  /**
   * 0.
   */
  int32_t reserved;
} gm_slope_test;

/**
 * Options of comparisons; set up by gm_compare_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * What is compared: GM_STATISTIC_SHARE, _MEAN, _INDEX or _NPS.
   */
  int32_t statistic;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * Of shares: how many of the best points count as positive, 2; not looked at if points are given.
   */
  size_t n_top;
  /**
   * The points that count as positive; NULL for the best n_top.
   */
  const double *points;
  /**
   * The number of these points.
   */
  size_t n_points;
  /**
   * Whether means of two scales are compared from 0 to 100, 0 or 1; otherwise two scales are refused.
   */
  int32_t rescale;
  /**
   * Of gm_csat_segments: GM_AGAINST_REST, _TOTAL or _TARGET.
   */
  int32_t against;
  /**
   * Of gm_csat_segments: the target, in the unit of the statistic.
   */
  double target;
  /**
   * Of gm_csat_segments: how p-values are adjusted, GM_ADJUST_HOLM.
   */
  int32_t adjustment;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * An interval from drawing people again in place of the usual one, the test stays as it is; NULL for none. Not for
   * gm_csat_standardised and gm_csat_rate_and_mix.
   */
  const gm_bootstrap *bootstrap;
} gm_compare_options;

/**
 * One sample of a comparison: counts of ratings; or with counts NULL, how many of how many were positive.
 */
typedef struct {
  /**
   * Counts of ratings, or NULL.
   */
  const gm_counts *counts;
  /**
   * How many were positive.
   */
  uint64_t successes;
  /**
   * Of how many; not looked at if there are counts.
   */
  uint64_t n;
} gm_sample;

/**
 * The difference of two scores, or of one and a target, with its test.
 */
typedef struct {
  /**
   * The first score minus the second (after minus before), in the unit of the statistic.
   */
  gm_estimate difference;
  /**
   * The first score, after.
   */
  double value_a;
  /**
   * The second score, before, or the target.
   */
  double value_b;
  /**
   * The statistic of the test.
   */
  double test_statistic;
  /**
   * Degrees of freedom, of t tests.
   */
  double df;
  /**
   * Two-sided p-value of no difference.
   */
  double p;
  /**
   * How many answers the first score rests on.
   */
  uint64_t n_a;
  /**
   * How many answers the second rests on; 0 for a target.
   */
  uint64_t n_b;
  /**
   * What is compared: GM_STATISTIC_INDEX where means of two scales were compared.
   */
  int32_t statistic;
  /**
   * The test that gives p: GM_TEST_*, GM_TEST_NONE where there is none.
   */
  int32_t test;
  /**
   * Whether there is a test statistic.
   */
  uint8_t has_test_statistic;
  /**
   * Whether there are degrees of freedom.
   */
  uint8_t has_df;
  /**
   * Whether there is a p-value.
   */
  uint8_t has_p;
  /**
   * 0.
   */
  uint8_t reserved[5];
} gm_comparison;

/**
 * One convention's score of the same ratings.
 */
typedef struct {
  /**
   * The score with its interval, in the unit of the statistic.
   */
  gm_estimate score;
  /**
   * Which of the convention's bands the score lies in, from 1.
   */
  uint64_t band;
  /**
   * What the convention makes of the ratings: rows of two statistics may not be compared.
   */
  int32_t statistic;
  /**
   * Whether the convention has bands.
   */
  int32_t has_band;
} gm_convention_score;

/**
 * One segment held against the rest.
 */
typedef struct {
  /**
   * The segment's score minus the other.
   */
  gm_comparison difference;
  /**
   * The segment's score.
   */
  double value;
  /**
   * p adjusted over the segments.
   */
  double p_adjusted;
  /**
   * How many rated.
   */
  uint64_t n_valid;
  /**
   * Whether there is a difference: not if the segment or the rest has no ratings.
   */
  uint8_t has_difference;
  /**
   * Whether the segment has a score.
   */
  uint8_t has_value;
  /**
   * Whether there is an adjusted p.
   */
  uint8_t has_p_adjusted;
  /**
   * 0.
   */
  uint8_t reserved[5];
} gm_segment_comparison;

/**
 * A difference of shares between two groups, standardised over a third variable.
 */
typedef struct {
  /**
   * The Mantel-Haenszel difference of shares, -1 to 1, with the standard error of Sato (1989).
   */
  gm_estimate difference;
  /**
   * The difference of all together, whatever the mix.
   */
  gm_comparison crude;
  /**
   * The Mantel-Haenszel common odds ratio (Robins, Breslow and Greenland 1986); all zeros if absent.
   */
  gm_estimate odds_ratio;
  /**
   * The odds ratio of all together.
   */
  double crude_odds_ratio;
  /**
   * The Cochran-Mantel-Haenszel chi-squared, 1 degree of freedom, without continuity correction.
   */
  double chi2;
  /**
   * Its p-value.
   */
  double p;
  /**
   * Whether difference and crude have opposite signs, 0 or 1: Simpson's paradox.
   */
  int32_t reversed;
  /**
   * Whether there is a common odds ratio.
   */
  uint8_t has_odds_ratio;
  /**
   * Whether there is a crude odds ratio.
   */
  uint8_t has_crude_odds_ratio;
  /**
   * Whether there is a chi-squared.
   */
  uint8_t has_chi2;
  /**
   * Whether there is a p-value.
   */
  uint8_t has_p;
} gm_standardised;

/**
 * A change between two periods, split into what people say and who they are.
 */
typedef struct {
  /**
   * The change there would be with the mix of before; its interval takes the mix as given.
   */
  gm_estimate rate;
  /**
   * The score before.
   */
  double before;
  /**
   * The score after.
   */
  double after;
  /**
   * rate + mix + interaction.
   */
  double change;
  /**
   * The change there would be with the scores of before.
   */
  double mix;
  /**
   * What comes of both changing at once.
   */
  double interaction;
  /**
   * What is compared: GM_STATISTIC_*.
   */
  int32_t statistic;
  /**
   * 0.
   */
  int32_t reserved;
} gm_rate_and_mix;

/**
 * Options of gm_consistency_sites and its relatives; set up by gm_sites_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * What is compared: GM_SITES_MEAN; of counts GM_SITES_SHARE or GM_SITES_RATE.
   */
  int32_t statistic;
  /**
   * Confidence level of intervals and ranks, 0.95. A site stands out where its adjusted p is below 1 - level.
   */
  double level;
  /**
   * How much of what chance does the funnel limits hold, 0.998.
   */
  double limits;
  /**
   * Which part of the z at either end is winsorised before phi and tau are told, 0.1.
   */
  double winsorise;
  /**
   * What limits are around, in the unit of the statistic; not looked at without has_target.
   */
  double target;
  /**
   * Whether there is a target, 0 or 1; otherwise limits are around all answers together.
   */
  int32_t has_target;
  /**
   * How limits of shares and rates are made: GM_FUNNEL_EXACT.
   */
  int32_t funnel;
  /**
   * What limits make of sites that vary more than chance makes them: GM_OVERDISPERSION_AUTO.
   */
  int32_t overdispersion;
  /**
   * How p-values are adjusted over the sites: GM_ADJUST_BH.
   */
  int32_t adjustment;
  /**
   * Of shares of ratings: how many of the best points count as positive, 2; not looked at if points are given.
   */
  size_t n_top;
  /**
   * The points that count as positive; NULL for the best n_top.
   */
  const double *points;
  /**
   * The number of these points.
   */
  size_t n_points;
  /**
   * Of counts in several rows per site: what is taken to vary within a site, GM_WITHIN_CHANCE.
   */
  int32_t within;
  /**
   * 0.
   */
  int32_t reserved;
} gm_sites_options;

/**
 * A site whose successes or events were counted.
 */
typedef struct {
  /**
   * What the site is called; NULL or "" is "no label".
   */
  const char *label;
  /**
   * Successes, or events.
   */
  uint64_t count;
  /**
   * Of how many: a whole number for shares; for rates in any unit.
   */
  double size;
} gm_site_count;

/**
 * Snedecor's F test of one or several linear hypotheses.
 */
typedef struct {
  /**
   * The statistic, from 0.
   */
  double f;
  /**
   * How many hypotheses are tested together.
   */
  double df_numerator;
  /**
   * Degrees of freedom of the residuals.
   */
  double df_denominator;
  /**
   * The p-value, 0 to 1.
   */
  double p;
} gm_f_test;

/**
 * What all sites together say.
 */
typedef struct {
  /**
   * ICC(1): the share of the variance of single answers that is between sites; all zeros for rates.
   */
  gm_estimate icc;
  /**
   * The test that answers vary as much within every site (Brown and Forsythe); all zeros of shares and rates.
   */
  gm_f_test spread;
  /**
   * All answers together: the value per customer, not per site.
   */
  double center;
  /**
   * What the limits are around, where it was set.
   */
  double target;
  /**
   * The mean of sites that they are shrunken to.
   */
  double mean_of_sites;
  /**
   * The standard deviation between sites beyond chance, Paule and Mandel's, in the unit of the statistic.
   */
  double between_sd;
  /**
   * Its lower limit.
   */
  double between_low;
  /**
   * Its upper limit.
   */
  double between_high;
  /**
   * The standard deviation of answers within sites, pooled; of rates the root of the rate.
   */
  double within_sd;
  /**
   * Cochran's Q of all sites.
   */
  double q;
  /**
   * The probability of such a Q if service is the same everywhere.
   */
  double p;
  /**
   * The share of the variation of sites that is not chance, 0 to 1.
   */
  double i_squared;
  /**
   * The mean of the squared z, about 1 where chance alone is at work.
   */
  double phi;
  /**
   * The same of winsorised z.
   */
  double phi_winsorised;
  /**
   * The standard deviation between sites that the winsorised z tell.
   */
  double tau;
  /**
   * Of counts in several rows per site, such as months: Pearson's chi-squared of the rows around their sites.
   */
  double rows_q;
  /**
   * The probability of a larger one if rows vary by chance alone.
   */
  double rows_p;
  /**
   * rows_q over rows_df: about 1 where chance alone is at work, else how many times the variance of a row is that of chance.
   */
  double rows_phi;
  /**
   * Its degrees of freedom: rows - sites.
   */
  uint64_t rows_df;
  /**
   * How many rows the sites have that have several.
   */
  uint64_t n_rows;
  /**
   * Confidence level of intervals and ranks.
   */
  double level;
  /**
   * How much of what chance does the limits hold.
   */
  double limits;
  /**
   * Degrees of freedom of Q: sites - 1.
   */
  uint64_t df;
  /**
   * How many sites are beyond limits of chance alone.
   */
  uint64_t n_beyond_chance;
  /**
   * How many sites are beyond their limits.
   */
  uint64_t n_beyond_limits;
  /**
   * How many sites stand out after adjustment.
   */
  uint64_t n_stand_out;
  /**
   * How many answers there are; of rates, how many events.
   */
  uint64_t n_valid;
  /**
   * How many answers are missing.
   */
  uint64_t n_missing;
  /**
   * How many answers are not applicable, refused or invalid.
   */
  uint64_t n_excluded;
  /**
   * How many answers belong to no site.
   */
  uint64_t n_unlabelled;
  /**
   * How many sites have no answers; their names are in the JSON text.
   */
  uint64_t n_empty;
  /**
   * What is compared: GM_SITES_*.
   */
  int32_t statistic;
  /**
   * What the limits take in: GM_OVERDISPERSION_*, never _AUTO.
   */
  int32_t applied;
  /**
   * How the limits were made: GM_FUNNEL_*.
   */
  int32_t funnel;
  /**
   * How p-values were adjusted: GM_ADJUST_*.
   */
  int32_t adjustment;
  /**
   * What was taken to vary within sites: GM_WITHIN_*.
   */
  int32_t within;
  /**
   * Whether there is a target.
   */
  uint8_t has_target;
  /**
   * Whether there is an ICC.
   */
  uint8_t has_icc;
  /**
   * Whether between_sd has limits.
   */
  uint8_t has_between_limits;
  /**
   * Whether there is a p-value.
   */
  uint8_t has_p;
  /**
   * Whether there is a spread.
   */
  uint8_t has_spread;
  /**
   * Whether a site has several rows.
   */
  uint8_t has_rows;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_sites_facts;

/**
 * One site.
 */
typedef struct {
  /**
   * How many answers; of rates, how many events.
   */
  uint64_t n;
  /**
   * What the value is over: answers, or the size of a rate.
   */
  double size;
  /**
   * The site's mean, share or rate.
   */
  double mean;
  /**
   * The standard deviation of its answers.
   */
  double sd;
  /**
   * Of counts in several rows: how many times the variance of the site's value is that of chance, by how far its rows are
   * from each other.
   */
  double design_effect;
  /**
   * The mean, drawn towards the mean of sites as far as it is uncertain.
   */
  double shrunken;
  /**
   * The lower limit of shrunken.
   */
  double shrunken_low;
  /**
   * The upper limit of shrunken.
   */
  double shrunken_high;
  /**
   * The lower funnel limit.
   */
  double lower;
  /**
   * The upper funnel limit.
   */
  double upper;
  /**
   * How many standard errors, over-dispersion taken in, the mean is from the centre.
   */
  double z;
  /**
   * The two-sided p-value that the site is like the others.
   */
  double p;
  /**
   * The same adjusted over the sites.
   */
  double p_adjusted;
  /**
   * Where it stands, 1 for the highest value.
   */
  uint64_t rank;
  /**
   * The best rank that it may have: all sites' ranks are within theirs with probability level.
   */
  uint64_t rank_low;
  /**
   * The worst rank that it may have.
   */
  uint64_t rank_high;
  /**
   * Whether the mean is below lower or above upper.
   */
  uint8_t beyond_limits;
  /**
   * Whether the adjusted p is below 1 - level.
   */
  uint8_t stands_out;
  /**
   * Whether there are z, p and p_adjusted: not where answers do not vary within sites.
   */
  uint8_t has_p;
  /**
   * Whether there is an sd: not of shares, rates and a single answer.
   */
  uint8_t has_sd;
  /**
   * Whether there is a design_effect: not with one row, and where there is no variance by chance.
   */
  uint8_t has_design_effect;
  /**
   * 0.
   */
  uint8_t reserved[3];
} gm_site;

/**
 * Options of gm_consistency_channels; set up by gm_channels_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * What is compared: GM_SITES_MEAN or GM_SITES_SHARE.
   */
  int32_t statistic;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * The segment column of what customers come with, whose mix must not differ between channels; NULL for a crude
   * comparison.
   */
  const char *mix;
  /**
   * Of shares: how many of the best points count as positive, 2; not looked at if points are given.
   */
  size_t n_top;
  /**
   * The points that count as positive; NULL for the best n_top.
   */
  const double *points;
  /**
   * The number of these points.
   */
  size_t n_points;
  /**
   * How p-values are adjusted over the channels: GM_ADJUST_HOLM.
   */
  int32_t adjustment;
  /**
   * 0.
   */
  int32_t reserved;
} gm_channels_options;

/**
 * What all channels together say.
 */
typedef struct {
  /**
   * The value of all together.
   */
  double total;
  /**
   * Cochran's Q: how far the standardised values of the channels differ.
   */
  double q;
  /**
   * The probability of a larger Q if channels are alike for the same mix.
   */
  double p;
  /**
   * Degrees of freedom of Q.
   */
  uint64_t df;
  /**
   * The share of all answers in the strata that all channels have, 0 to 1: how much of the mix standardised values are
   * about. Which they are is in the JSON text.
   */
  double shared;
  /**
   * How many answers have no channel, or no stratum.
   */
  uint64_t n_unlabelled;
  /**
   * Whether there is a Q.
   */
  int32_t has_q;
  /**
   * 0.
   */
  int32_t reserved;
} gm_channels_facts;

/**
 * One channel.
 */
typedef struct {
  /**
   * The value with the customers it has.
   */
  gm_estimate crude;
  /**
   * The value it would have with the mix of all customers, in the strata that all channels have.
   */
  gm_estimate standardised;
  /**
   * Its value minus that of all other channels together, in the mix of the strata that both have.
   */
  gm_estimate difference;
  /**
   * The two-sided p-value of no difference.
   */
  double p;
  /**
   * The same adjusted over the channels.
   */
  double p_adjusted;
  /**
   * How many strata it has no answers in; they are named in the JSON text.
   */
  uint64_t n_unmatched;
  /**
   * Whether there is a standardised value: not if channels have no stratum in common.
   */
  uint8_t has_standardised;
  /**
   * Whether there is a difference.
   */
  uint8_t has_difference;
  /**
   * Whether there are p and p_adjusted.
   */
  uint8_t has_p;
  /**
   * 0.
   */
  uint8_t reserved[5];
} gm_channel;

/**
 * How many customers want a channel.
 */
typedef struct {
  /**
   * What the channel is called.
   */
  const char *label;
  /**
   * How many want it.
   */
  uint64_t n;
  /**
   * Whether it is open, 0 or 1.
   */
  int32_t is_open;
  /**
   * 0.
   */
  int32_t reserved;
} gm_channel_wish;

/**
 * One channel that is wanted, open, or both.
 */
typedef struct {
  /**
   * The share of customers who want it, 0 to 1, with Wilson's interval.
   */
  gm_estimate share;
  /**
   * Which of the channels given it is, from 0.
   */
  size_t index;
  /**
   * What is to be said of it: GM_CHANNEL_*.
   */
  int32_t verdict;
  /**
   * Whether it is open.
   */
  int32_t is_open;
} gm_wanted_channel;

/**
 * Options of gm_consistency_over_time and gm_consistency_over_time_counts; set up by gm_over_time_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * What is followed: GM_SITES_SHARE; of summaries also GM_SITES_MEAN, of counts also GM_SITES_RATE.
   */
  int32_t statistic;
  /**
   * With which probability not one point of all sites is beyond joint_sigmas by chance, 0.95.
   */
  double level;
  /**
   * As in gm_control_options.
   */
  double sigmas;
  /**
   * As in gm_control_options.
   */
  size_t n_baseline;
  /**
   * As in gm_control_options.
   */
  const gm_baseline *baseline;
  /**
   * Of shares of ratings: how many of the best points count as positive, 2; not looked at if points are given.
   */
  size_t n_top;
  /**
   * The points that count as positive; NULL for the best n_top.
   */
  const double *points;
  /**
   * The number of these points.
   */
  size_t n_points;
  /**
   * As in gm_control_options.
   */
  int32_t rules;
  /**
   * 0.
   */
  int32_t reserved;
} gm_over_time_options;

/**
 * The count of a site in a period.
 */
typedef struct {
  /**
   * What the site is called; NULL or "" is "no label", and left out.
   */
  const char *site;
  /**
   * What the period is called; likewise.
   */
  const char *period;
  /**
   * Successes, or events.
   */
  uint64_t count;
  /**
   * Of how many: a whole number for shares; for rates in any unit.
   */
  double size;
} gm_site_period;

/**
 * What the charts of all sites together say.
 */
typedef struct {
  /**
   * How many points would be beyond their limits by chance if every site were steady and points normal.
   */
  double expected_by_chance;
  /**
   * How many standard deviations wide limits must be so that with probability level not one point of all is beyond them
   * by chance.
   */
  double joint_sigmas;
  /**
   * The confidence level of joint_sigmas.
   */
  double level;
  /**
   * How many points all charts have together.
   */
  uint64_t n_points;
  /**
   * How many of them are beyond their limits.
   */
  uint64_t n_beyond;
  /**
   * How many points are beyond joint_sigmas.
   */
  uint64_t n_beyond_joint;
  /**
   * How many sites vary more from period to period than chance makes them.
   */
  uint64_t n_overdispersed;
  /**
   * What is followed: GM_SITES_*.
   */
  int32_t statistic;
  /**
   * 0.
   */
  int32_t reserved;
} gm_over_time_facts;

/**
 * A test of two means that takes them as normal; all zeros if there is none.
 */
typedef struct {
  /**
   * The difference over its standard error.
   */
  double t;
  /**
   * Degrees of freedom.
   */
  double df;
  /**
   * The two-sided p-value.
   */
  double p;
  /**
   * Whether there is a test.
   */
  int32_t has_test;
  /**
   * 0.
   */
  int32_t reserved;
} gm_mean_test;

/**
 * Whether two groups have the same mean, by drawing who is in which group anew.
 */
typedef struct {
  /**
   * The mean of the first group minus that of the second.
   */
  double difference;
  /**
   * The mean of the first group.
   */
  double mean_a;
  /**
   * The mean of the second group.
   */
  double mean_b;
  /**
   * The two-sided p-value: twice the smaller of the next two, at most 1.
   */
  double p;
  /**
   * The probability of a difference as large or larger if the groups are the same.
   */
  double p_greater;
  /**
   * The probability of a difference as small or smaller.
   */
  double p_less;
  /**
   * How skewed all values are together.
   */
  double skewness;
  /**
   * Student's t with the pooled variance, to compare.
   */
  gm_mean_test student;
  /**
   * Welch's t, to compare.
   */
  gm_mean_test welch;
  /**
   * How many values the first group has.
   */
  uint64_t n_a;
  /**
   * How many values the second group has.
   */
  uint64_t n_b;
  /**
   * How many values are missing.
   */
  uint64_t n_missing;
  /**
   * The seed of the drawing.
   */
  uint64_t seed;
  /**
   * How many ways to make the groups were looked at.
   */
  uint32_t replicates;
  /**
   * Whether these are all there are; then p-values are exact.
   */
  int32_t exact;
} gm_permutation;

/**
 * Options of gm_csat_survey and gm_csat_survey_clusters; set up by gm_survey_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * What is estimated: GM_STATISTIC_SHARE, _MEAN, _INDEX or _NPS.
   */
  int32_t statistic;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * Of shares: how many of the best points count as positive, 2; not looked at if points are given.
   */
  size_t n_top;
  /**
   * The points that count as positive; NULL for the best n_top.
   */
  const double *points;
  /**
   * The number of these points.
   */
  size_t n_points;
  /**
   * Of gm_csat_survey: the segment column that says in which cluster somebody was sampled; NULL where people were
   * sampled themselves. Clusters of one name in two strata are two.
   */
  const char *clusters;
  /**
   * Of gm_csat_survey: the segment column of strata; NULL where there is one.
   */
  const char *strata;
} gm_survey_options;

/**
 * An estimate from a complex survey design: weights, clusters, strata.
 */
typedef struct {
  /**
   * The estimate in the unit of the statistic, with its linearised standard error. Its effective size is the number of
   * answers over the design effect; of a share, the size that the interval was made with.
   */
  gm_estimate estimate;
  /**
   * How many times the variance is that of as many answers drawn one by one without weights.
   */
  double design_effect;
  /**
   * The degrees of freedom of the design: clusters minus strata.
   */
  uint64_t df;
  /**
   * How many clusters have answers; without clusters, how many people.
   */
  uint64_t n_clusters;
  /**
   * How many strata have answers; 1 without strata.
   */
  uint64_t n_strata;
  /**
   * What is estimated: GM_STATISTIC_*.
   */
  int32_t statistic;
  /**
   * Whether there is a design effect: not where all ratings are equal.
   */
  uint8_t has_design_effect;
  /**
   * 0.
   */
  uint8_t reserved[3];
} gm_survey_estimate;

/**
 * The answers of one cluster of a survey.
 */
typedef struct {
  /**
   * What its stratum is called; NULL or empty where there is one for all.
   */
  const char *stratum;
  /**
   * Its ratings, counted.
   */
  const gm_counts *counts;
} gm_survey_cluster;

/**
 * The ratings of a survey as columns, without an instrument; set up by gm_rating_columns_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * GM_OFF_SCALE_REFUSE or GM_OFF_SCALE_COUNT.
   */
  int32_t off_scale;
  /**
   * The number of attributes.
   */
  size_t n_attributes;
  /**
   * One column of expectations per attribute; NULL is allowed for gm_gap_servperf_columns alone.
   */
  const gm_column *expectations;
  /**
   * One column of perceptions per attribute.
   */
  const gm_column *perceptions;
  /**
   * The id of each attribute; NULL for "1", "2" and so on.
   */
  const char *const *attribute_ids;
  /**
   * The dimension of each attribute, NULL for one in none; NULL if there are no dimensions.
   */
  const char *const *dimension_ids;
  /**
   * The weights of the dimensions in the order in which they first occur; NULL if there are none.
   */
  const double *weights;
  /**
   * The number of weights.
   */
  size_t n_weights;
  /**
   * Each respondent's importance points, one column per dimension in the order in which they first occur; NULL if
   * there are none.
   */
  const gm_column *points;
  /**
   * The number of columns of points.
   */
  size_t n_points;
  /**
   * Survey weights, 0.000001 to 1000000 each; NULL if the sample is not weighted.
   */
  const gm_column *survey_weights;
} gm_rating_columns;

/**
 * A row of a published gap table, as printed; set up by gm_published_gap_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Whether n is printed: 0 or 1, as all has_ fields.
   */
  uint8_t has_n;
  /**
   * Whether the mean of the perceptions is printed.
   */
  uint8_t has_perception_mean;
  /**
   * Whether their standard deviation is printed.
   */
  uint8_t has_perception_sd;
  /**
   * Whether the mean of the expectations is printed.
   */
  uint8_t has_expectation_mean;
  /**
   * Whether their standard deviation is printed.
   */
  uint8_t has_expectation_sd;
  /**
   * Whether the standard deviation of the gaps is printed.
   */
  uint8_t has_gap_sd;
  /**
   * Whether the t statistic is printed.
   */
  uint8_t has_t;
  /**
   * Whether the lower limit of the interval is printed.
   */
  uint8_t has_low;
  /**
   * Whether the upper limit of the interval is printed.
   */
  uint8_t has_high;
  /**
   * 0.
   */
  uint8_t reserved[3];
  /**
   * Respondents.
   */
  uint64_t n;
  /**
   * Mean of the perceptions.
   */
  double perception_mean;
  /**
   * Standard deviation of the perceptions.
   */
  double perception_sd;
  /**
   * Mean of the expectations.
   */
  double expectation_mean;
  /**
   * Standard deviation of the expectations.
   */
  double expectation_sd;
  /**
   * Mean gap, perception - expectation.
   */
  double gap;
  /**
   * Standard deviation of the respondents' gaps.
   */
  double gap_sd;
  /**
   * The t statistic.
   */
  double t;
  /**
   * Lower limit of the interval.
   */
  double low;
  /**
   * Upper limit of the interval.
   */
  double high;
  /**
   * Half a unit of the last digit printed: 0.005 for two decimals. Where the numbers of a row have different digits,
   * that of the coarsest.
   */
  double rounding;
} gm_published_gap;

/**
 * What a published row says when it is worked out again.
 */
typedef struct {
  /**
   * Student's paired t, gap / (gap_sd / sqrt n).
   */
  double t;
  /**
   * Degrees of freedom, n - 1.
   */
  double df;
  /**
   * Two-sided p-value.
   */
  double p;
  /**
   * Lower limit of the interval for the gap.
   */
  double low;
  /**
   * Upper limit.
   */
  double high;
  /**
   * The level of the interval.
   */
  double level;
  /**
   * Effect size d_z: gap / gap_sd.
   */
  double effect_size;
  /**
   * The correlation of expectations and perceptions that the three standard deviations imply.
   */
  double correlation;
  /**
   * Whether there is such a correlation.
   */
  int32_t has_correlation;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * How many contradictions were found: the lines of the findings.
   */
  uint64_t n_findings;
} gm_published;

/**
 * Unweighted and weighted SERVQUAL from dimension gaps.
 */
typedef struct {
  /**
   * The plain mean of the dimension gaps.
   */
  double unweighted;
  /**
   * The sum of weight times gap, with weights that sum to one.
   */
  double weighted;
} gm_weighted_gap;

/**
 * The gaps of one respondent over all dimensions, in scale units, negative = shortfall.
 */
typedef struct {
  /**
   * Mean of the dimension gaps.
   */
  double unweighted;
  /**
   * Mean of the dimension gaps by the instrument's weights.
   */
  double weighted;
  /**
   * Whether there is a mean: if all dimensions have a gap.
   */
  int32_t has_unweighted;
  /**
   * Whether there is a weighted mean: if there are weights besides.
   */
  int32_t has_weighted;
} gm_response_score;

/**
 * Options of gm_gap_servqual; set up by gm_servqual_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * How p-values are adjusted within the attributes and within the dimensions: GM_ADJUST_HOLM.
   */
  int32_t family;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * The language of the labels; NULL for "en".
   */
  const char *language;
  /**
   * Whether to test each gap and give its Hodges-Lehmann median, 1; without (0), thousands of segments take a
   * fraction of the time.
   */
  int32_t tests;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * Bootstrap intervals of the gaps of attributes, dimensions and sums in place of Student's t; NULL for none. Costs grow
   * with the number of different scores.
   */
  const gm_bootstrap *bootstrap;
} gm_servqual_options;

/**
 * One viewpoint of an attribute.
 */
typedef struct {
  /**
   * Mean rating in scale units, reverse coded where low is good.
   */
  double mean;
  /**
   * Sample standard deviation in scale units; absent below two ratings.
   */
  double std_dev;
  /**
   * Share of ratings at the best point of the scale, 0 to 1.
   */
  double ceiling;
  /**
   * How many rated.
   */
  uint64_t n_valid;
  /**
   * How many did not answer.
   */
  uint64_t n_missing;
  /**
   * How many answered not applicable, refused, or off the scale.
   */
  uint64_t n_excluded;
  /**
   * Whether there is a standard deviation.
   */
  int32_t has_std_dev;
  /**
   * 0.
   */
  int32_t reserved;
} gm_side;

/**
 * Student's paired t test of a gap.
 */
typedef struct {
  /**
   * The statistic.
   */
  double t;
  /**
   * Degrees of freedom.
   */
  double df;
  /**
   * Two-sided p-value.
   */
  double p;
  /**
   * p-value adjusted within its family.
   */
  double p_adjusted;
} gm_gap_test;

/**
 * Wilcoxon's signed-rank test with zeros ranked after Pratt (1959).
 */
typedef struct {
  /**
   * The sum of the ranks of the positive differences, V in R.
   */
  double statistic;
  /**
   * The two-sided p-value, 0 to 1.
   */
  double p;
  /**
   * 1 if all signs were counted out, 0 for a normal approximation with ties and zeros accounted for.
   */
  int32_t exact;
  /**
   * 0.
   */
  int32_t reserved;
} gm_signed_rank;

/**
 * The Hodges-Lehmann median: that of the means of all pairs of values, each with itself too.
 */
typedef struct {
  /**
   * The estimate, in the unit of the values.
   */
  double value;
  /**
   * The lower limit.
   */
  double low;
  /**
   * The upper limit.
   */
  double high;
  /**
   * The confidence level of the interval, between 0 and 1.
   */
  double level;
  /**
   * Whether there is a lower limit.
   */
  int32_t has_low;
  /**
   * Whether there is an upper limit.
   */
  int32_t has_high;
} gm_hodges_lehmann;

/**
 * The gap of one attribute, of one dimension, or over all. Parts whose has_ flag is 0 are all zeros.
 */
typedef struct {
  /**
   * Mean of perception - expectation over the respondents who gave both, in scale units, negative = shortfall, with
   * Student's t interval, or a bootstrap's.
   */
  gm_estimate gap;
  /**
   * Mean expectation; for more than one attribute the mean of their means, each of all who rated it.
   */
  double expectation_mean;
  /**
   * Mean perception, likewise.
   */
  double perception_mean;
  /**
   * Sample standard deviation of the respondents' gaps; absent below two.
   */
  double std_dev;
  /**
   * Effect size d_z: mean gap / standard deviation; absent without variation.
   */
  double effect_size;
  /**
   * The expectations of an attribute.
   */
  gm_side expectation;
  /**
   * The perceptions of an attribute.
   */
  gm_side perception;
  /**
   * Paired t test; absent without variation or when tests were not asked for.
   */
  gm_gap_test test;
  /**
   * Wilcoxon's signed-rank test; absent for weighted data or when tests were not asked for.
   */
  gm_signed_rank signed_rank;
  /**
   * Hodges-Lehmann median of the gaps; absent likewise.
   */
  gm_hodges_lehmann median;
  /**
   * Whether there is a standard deviation.
   */
  uint8_t has_std_dev;
  /**
   * Whether there is an effect size.
   */
  uint8_t has_effect_size;
  /**
   * Whether this is one attribute, with its expectations.
   */
  uint8_t has_expectation;
  /**
   * Whether this is one attribute, with its perceptions.
   */
  uint8_t has_perception;
  /**
   * Whether there is a t test.
   */
  uint8_t has_test;
  /**
   * Whether there is a signed-rank test.
   */
  uint8_t has_signed_rank;
  /**
   * Whether there is a median.
   */
  uint8_t has_median;
  /**
   * 0.
   */
  uint8_t reserved;
} gm_gap_row;

/**
 * A score weighted by importance; weights are normalised to sum to one.
 */
typedef struct {
  /**
   * The score in scale units, over the respondents who have every part of it.
   */
  gm_estimate estimate;
  /**
   * How it was weighted: GM_WEIGHTING_*.
   */
  int32_t weighting;
  /**
   * 0.
   */
  int32_t reserved;
} gm_weighted_score;

/**
 * Respondents who gave one and the same answer to all attributes (at least two).
 */
typedef struct {
  /**
   * All expectations equal.
   */
  uint64_t expectation;
  /**
   * All perceptions equal.
   */
  uint64_t perception;
  /**
   * All expectations equal and all perceptions equal.
   */
  uint64_t both;
} gm_straight_liners;

/**
 * Options of gm_gap_servperf; set up by gm_servperf_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * The language of the labels; NULL for "en".
   */
  const char *language;
  /**
   * Bootstrap intervals of attributes, dimensions and sums in place of Student's t; NULL for none.
   */
  const gm_bootstrap *bootstrap;
} gm_servperf_options;

/**
 * The perceived performance of one attribute, of one dimension, or over all.
 */
typedef struct {
  /**
   * Mean perception in scale units (reverse coded where low is good), with Student's t interval, or a bootstrap's.
   */
  gm_estimate perception;
  /**
   * Sample standard deviation; absent below two respondents.
   */
  double std_dev;
  /**
   * Share of ratings at the best point, 0 to 1; absent for more than one attribute.
   */
  double ceiling;
  /**
   * Whether there is a standard deviation.
   */
  int32_t has_std_dev;
  /**
   * Whether there is a share at the best point.
   */
  int32_t has_ceiling;
} gm_performance_row;

/**
 * The gap of one attribute, dimension or sum in one segment: the figures of gm_gap_row, bit for bit.
 */
typedef struct {
  /**
   * The index of the segment in the summary as it was, whose gm_summary_segment_label names it.
   */
  uint32_t segment;
  /**
   * The index of what is measured, which gm_segment_gaps_measured_id names.
   */
  uint32_t measured;
  /**
   * Respondents who gave both ratings.
   */
  uint64_t n_valid;
  /**
   * Respondents who did not, for whatever reason.
   */
  uint64_t n_absent;
  /**
   * Mean expectation in scale units; for more than one attribute the mean of their means.
   */
  double expectation_mean;
  /**
   * Mean perception, likewise.
   */
  double perception_mean;
  /**
   * Mean of perception - expectation in scale units, negative = shortfall.
   */
  double gap;
  /**
   * Sample standard deviation of the respondents' gaps.
   */
  double std_dev;
  /**
   * Lower limit of Student's t interval for the gap.
   */
  double low;
  /**
   * Upper limit.
   */
  double high;
  /**
   * Whether there are standard deviation and interval: not below two respondents or where all gaps are equal.
   */
  int32_t has_spread;
  /**
   * 0.
   */
  int32_t reserved;
} gm_segment_gap;

/**
 * What is delivered of an attribute, as it is known from elsewhere than from ratings.
 */
typedef struct {
  /**
   * The id of the attribute.
   */
  const char *attribute;
  /**
   * The mean, as a rating on its scale.
   */
  double mean;
  /**
   * Its standard error; not looked at unless has_std_error is set.
   */
  double std_error;
  /**
   * The degrees of freedom of that; n - 1 unless has_df is set.
   */
  double df;
  /**
   * How many observations it rests on, at least 1.
   */
  uint64_t n;
  /**
   * Whether there is a std_error: 0 or 1.
   */
  uint8_t has_std_error;
  /**
   * Whether there is a df: 0 or 1.
   */
  uint8_t has_df;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_delivered_mean;

/**
 * Options of gm_gap_five; set up by gm_five_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * How p-values are adjusted within each family: GM_ADJUST_HOLM.
   */
  int32_t family;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * Which gaps: GM_GAPS_FIVE.
   */
  int32_t gaps;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The ids of attributes whose standard is written down; NULL if there are none. They take the place of rated
   * standards.
   */
  const char *const *standard_ids;
  /**
   * The rating each of them must have, anywhere on its scale.
   */
  const double *standards;
  /**
   * The number of standards.
   */
  size_t n_standards;
  /**
   * What is delivered of attributes that nobody rated, known from elsewhere, such as from gm_standards_gap_inputs; NULL
   * if nothing is. It takes the place of measures.
   */
  const gm_delivered_mean *delivered;
  /**
   * The number of these.
   */
  size_t n_delivered;
  /**
   * The segment column whose values are the sites in which viewpoints were sampled; NULL for the only segment column
   * there is, if there is just one.
   */
  const char *site;
  /**
   * The viewpoints that were sampled in sites, GM_EXPECTATION to GM_ADEQUATE: an array of the library's own with
   * GM_DELIVERED alone.
   */
  const int32_t *clustered;
  /**
   * The number of these viewpoints, 1.
   */
  size_t n_clustered;
  /**
   * The language of the labels; NULL for "en".
   */
  const char *language;
} gm_five_options;

/**
 * A gap: a pair of viewpoints.
 */
typedef struct {
  /**
   * 1 to 7.
   */
  int32_t number;
  /**
   * The viewpoint that is held against the reference, GM_EXPECTATION to GM_ADEQUATE.
   */
  int32_t delivered;
  /**
   * The reference.
   */
  int32_t reference;
  /**
   * 0.
   */
  int32_t reserved;
} gm_gap_sides;

/**
 * The reading of a gap for who takes ratings as ordinal.
 */
typedef struct {
  /**
   * The chance that the delivered rating is above the reference, 0 to 1, equal ones counted half; of the same person
   * where people rated both.
   */
  double superiority;
  /**
   * The statistic of the test: the sum of the positive ranks, or Mann and Whitney's U of the delivered ratings.
   */
  double statistic;
  /**
   * Its two-sided p-value, not adjusted; absent for ratings in sites.
   */
  double p;
  /**
   * The test: GM_RANK_TEST_*.
   */
  int32_t test;
  /**
   * Whether there is a p-value.
   */
  uint8_t has_p;
  /**
   * Whether p was counted out rather than approximated.
   */
  uint8_t exact;
  /**
   * 0.
   */
  uint8_t reserved[2];
} gm_ordinal;

/**
 * One gap of one attribute, one dimension, or over all. Parts whose has_ flag is 0 are all zeros.
 */
typedef struct {
  /**
   * Delivered minus reference, in scale units, negative = shortfall.
   */
  gm_estimate estimate;
  /**
   * Mean of the delivered side; of the people in both where the design is paired.
   */
  double delivered_mean;
  /**
   * Mean of the reference, likewise.
   */
  double reference_mean;
  /**
   * Degrees of freedom; absent without variation.
   */
  double df;
  /**
   * The estimate divided by its standard error.
   */
  double t;
  /**
   * Two-sided p-value.
   */
  double p;
  /**
   * p-value adjusted within its family: the attributes of one gap, the dimensions of one gap, or the overall gaps.
   */
  double p_adjusted;
  /**
   * Cohen's d; absent without variation.
   */
  double effect_size;
  /**
   * The ordinal reading; absent for weighted data.
   */
  gm_ordinal ordinal;
  /**
   * How many rated the delivered side; 0 for what is written down.
   */
  uint64_t n_delivered;
  /**
   * How many rated the reference, likewise.
   */
  uint64_t n_reference;
  /**
   * How many rated both.
   */
  uint64_t n_pairs;
  /**
   * In how many sites a clustered side was rated; 0 elsewhere.
   */
  uint64_t n_clusters;
  /**
   * How the two sides were sampled: GM_DESIGN_*.
   */
  int32_t design;
  /**
   * Whether there are degrees of freedom.
   */
  uint8_t has_df;
  /**
   * Whether there is a t.
   */
  uint8_t has_t;
  /**
   * Whether there is a p-value.
   */
  uint8_t has_p;
  /**
   * Whether there is an adjusted p-value.
   */
  uint8_t has_p_adjusted;
  /**
   * Whether there is an effect size.
   */
  uint8_t has_effect_size;
  /**
   * Whether there is an ordinal reading.
   */
  uint8_t has_ordinal;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_gap_estimate;

/**
 * How much evidence there is from a viewpoint.
 */
typedef struct {
  /**
   * How many people (or audits) answered at least one attribute from it, or were measured for one.
   */
  uint64_t n;
  /**
   * In how many sites, where it was sampled in sites; 0 elsewhere.
   */
  uint64_t n_clusters;
  /**
   * The viewpoint, GM_EXPECTATION to GM_ADEQUATE.
   */
  int32_t viewpoint;
  /**
   * Whether it is written down instead.
   */
  int32_t fixed;
} gm_evidence;

/**
 * A standard in its own unit, held against what was measured.
 */
typedef struct {
  /**
   * Gap 3 in the unit of the measure, negative = shortfall.
   */
  gm_estimate gap;
  /**
   * The share within the standard, 0 to 1.
   */
  gm_estimate within;
  /**
   * The standard, in the unit of the measure.
   */
  double standard;
  /**
   * Whether it enters the gaps and the waterfall; the JSON text says why not.
   */
  int32_t entered;
  /**
   * 0.
   */
  int32_t reserved;
} gm_measured_gap;

/**
 * One step of a waterfall.
 */
typedef struct {
  /**
   * Delivered minus reference in scale units.
   */
  gm_estimate estimate;
  /**
   * The probability that this step contributes most to the total.
   */
  double probability_largest;
  /**
   * The viewpoint the step leads to, GM_EXPECTATION to GM_ADEQUATE.
   */
  int32_t delivered;
  /**
   * The viewpoint the step comes from.
   */
  int32_t reference;
} gm_step;

/**
 * The zone of tolerance of one attribute, one dimension, or over all.
 */
typedef struct {
  /**
   * Perceived - desired in scale units: above 0 the service is better than desired.
   */
  gm_gap_estimate superiority;
  /**
   * Perceived - adequate in scale units: below 0 the service is not even adequate.
   */
  gm_gap_estimate adequacy;
  /**
   * Desired - adequate in scale units: how wide the zone is.
   */
  gm_gap_estimate width;
  /**
   * (perceived - adequate) / (desired - adequate): 0 at the lower edge of the zone, 1 at the upper. Absent unless
   * the width is above 0; all zeros then.
   */
  gm_estimate position;
  /**
   * Of an attribute: how many desire less than is adequate for them. 0 for dimensions and overall.
   */
  uint64_t inverted;
  /**
   * Whether there is a position.
   */
  int32_t has_position;
  /**
   * 0.
   */
  int32_t reserved;
} gm_tolerance;

/**
 * Who desires less than is adequate for them: such records deserve a second look before the zone is believed.
 */
typedef struct {
  /**
   * Respondents who rated both desired and adequate levels.
   */
  uint64_t records;
  /**
   * Those among them who desire less than is adequate of at least one attribute.
   */
  uint64_t inverted_records;
  /**
   * Of how many attributes, over all respondents.
   */
  uint64_t inversions;
  /**
   * Whether somebody does: 0 or 1.
   */
  int32_t flagged;
  /**
   * 0.
   */
  int32_t reserved;
} gm_inversions;

/**
 * How two surveys go together.
 */
typedef struct {
  /**
   * How many were asked twice; 0 for different people.
   */
  uint64_t n_matched;
  /**
   * How many of the same people were asked only once and do not count; 0 for different people.
   */
  uint64_t n_unmatched;
  /**
   * GM_DESIGN_PAIRED if the same people were asked twice, else GM_DESIGN_INDEPENDENT.
   */
  int32_t design;
  /**
   * 0.
   */
  int32_t reserved;
} gm_waves;

/**
 * The change of gap 5 of one attribute, one dimension, or over all.
 */
typedef struct {
  /**
   * Gap after - gap before in scale units: perception - expectation, exactly.
   */
  gm_estimate gap;
  /**
   * Perception after - perception before.
   */
  gm_estimate perception;
  /**
   * Expectation after - expectation before.
   */
  gm_estimate expectation;
  /**
   * Gap 5 before.
   */
  double before;
  /**
   * Gap 5 after.
   */
  double after;
  /**
   * Whether expectations have risen: the interval of their change lies above 0.
   */
  int32_t expectations_rise;
  /**
   * 0.
   */
  int32_t reserved;
} gm_row_change;

/**
 * One construct of the extended service quality model as employees and managers see it.
 */
typedef struct {
  /**
   * The mean over respondents of the mean of the statements they answered, in scale units. High is much of the
   * construct, whatever its polarity.
   */
  gm_estimate mean;
  /**
   * Spearman's rank correlation, -1 to 1, of the units' means of the construct with their gaps; n_valid counts
   * units. Absent without a gap study, where that does not measure the gap, in fewer than five units, and where
   * either side is alike in all; all zeros then.
   */
  gm_estimate correlation;
  /**
   * Cronbach's alpha, at most 1; absent below two statements or two respondents, and where scores do not vary.
   */
  double alpha;
  /**
   * How many answered all statements, from whom alpha has the variance of the sum.
   */
  uint64_t alpha_n;
  /**
   * The gap it bears on, 1 to 4.
   */
  int32_t gap;
  /**
   * +1 if more of it keeps the gap small, -1 if more of it widens the gap.
   */
  int32_t polarity;
  /**
   * Whether there is an alpha.
   */
  uint8_t has_alpha;
  /**
   * Whether alpha is negative: the statements do not go together, or one was not reverse coded.
   */
  uint8_t alpha_is_negative;
  /**
   * Whether there is a correlation.
   */
  uint8_t has_correlation;
  /**
   * Whether it has the sign of the polarity.
   */
  uint8_t as_expected;
  /**
   * 0.
   */
  uint8_t reserved[4];
} gm_antecedent;

/**
 * Something a rule found; its texts have functions of their own, its numbers, causes and instruments stand in the JSON
 * text.
 */
typedef struct {
  /**
   * How important it is compared with other findings, from 0.
   */
  double importance;
  /**
   * The gap it is about, 1 to 7; 0 if it is about none.
   */
  int32_t gap;
  /**
   * 0.
   */
  int32_t reserved;
} gm_finding;

/**
 * How reliable perception - expectation is in one dimension, or over all.
 */
typedef struct {
  /**
   * How many have both scores.
   */
  uint64_t n;
  /**
   * Sample standard deviation of the perception scores, in scale units.
   */
  double sd_p;
  /**
   * Sample standard deviation of the expectation scores, in scale units.
   */
  double sd_e;
  /**
   * Pearson's correlation of the two, -1 to 1; absent where one of them does not vary.
   */
  double correlation;
  /**
   * Reliability of the perception score, at most 1: Cronbach's alpha; absent below two attributes.
   */
  double alpha_p;
  /**
   * Reliability of the expectation score, likewise.
   */
  double alpha_e;
  /**
   * Reliability of the difference, at most 1; absent where one of its parts is, or an alpha is below -1.
   */
  double reliability;
  /**
   * Whether there is a correlation.
   */
  uint8_t has_correlation;
  /**
   * Whether there is an alpha of the perceptions.
   */
  uint8_t has_alpha_p;
  /**
   * Whether there is an alpha of the expectations.
   */
  uint8_t has_alpha_e;
  /**
   * Whether there is a reliability of the difference.
   */
  uint8_t has_reliability;
  /**
   * 0.
   */
  uint8_t reserved[4];
} gm_score_reliability;

/**
 * What an outcome says about perception - expectation as its predictor; the coefficients stand in the JSON text. All
 * zeros without an outcome, or where it cannot be modelled.
 */
typedef struct {
  /**
   * How many have the outcome and both overall scores.
   */
  uint64_t n;
  /**
   * The share of the outcome's variance that perception and expectation explain, 0 to 1.
   */
  double direct_r_squared;
  /**
   * The share that perception - expectation explains.
   */
  double constrained_r_squared;
  /**
   * The share that perception alone explains.
   */
  double performance_r_squared;
  /**
   * The share that both with their squares and product explain.
   */
  double polynomial_r_squared;
  /**
   * The test that the effects of perception and expectation are equal and opposite.
   */
  gm_f_test constraint;
  /**
   * The test of squares and product together.
   */
  gm_f_test higher_order;
  /**
   * Whether there are models of an outcome.
   */
  int32_t has_outcome;
  /**
   * Whether that with squares and product is among them.
   */
  int32_t has_polynomial;
  /**
   * Whether squares and product are tested.
   */
  int32_t has_higher_order;
  /**
   * 0.
   */
  int32_t reserved;
} gm_outcome_models;

/**
 * The mean of paired differences with its tests.
 */
typedef struct {
  /**
   * The mean difference with its t interval, in the unit of the differences.
   */
  gm_estimate mean;
  /**
   * The standard deviation of the differences, with divisor n - 1.
   */
  double std_dev;
  /**
   * The mean divided by its standard error.
   */
  double t;
  /**
   * The degrees of freedom, n - 1.
   */
  double df;
  /**
   * The two-sided p-value of Student's t, 0 to 1.
   */
  double p;
  /**
   * The mean divided by the standard deviation, d of the differences.
   */
  double effect_size;
  /**
   * Wilcoxon's signed-rank test.
   */
  gm_signed_rank signed_rank;
  /**
   * The median of the pair means, with an interval.
   */
  gm_hodges_lehmann hodges_lehmann;
  /**
   * Whether there is a signed-rank test.
   */
  int32_t has_signed_rank;
  /**
   * Whether there is a median.
   */
  int32_t has_hodges_lehmann;
} gm_paired;

/**
 * The known totals of the categories of a column; set up by gm_margin_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The name of the column.
   */
  const char *column;
  /**
   * The categories; one that is written as a whole number is one. NULL or "" stands for the missing.
   */
  const char *const *categories;
  /**
   * The total of each, above 0. Totals that sum to 1 are shares.
   */
  const double *totals;
  /**
   * The number of categories.
   */
  size_t n;
} gm_margin;

/**
 * Options of gm_weighting_rake; set up by gm_rake_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * After how many rounds over all margins raking gives up: 1000.
   */
  uint32_t max_iterations;
  /**
   * How far a margin may be from its total, as a share of the sum of all weights: 1e-10.
   */
  double tolerance;
  /**
   * The name of the column of the weights to start from; NULL if all start alike.
   */
  const char *weight;
  /**
   * The smallest weight allowed, in multiples of the mean weight; not looked at unless trim is set.
   */
  double trim_low;
  /**
   * The largest weight allowed, in multiples of the mean weight; not looked at unless trim is set.
   */
  double trim_high;
  /**
   * Whether weights are trimmed: 0.
   */
  int32_t trim;
  /**
   * 0.
   */
  int32_t reserved;
} gm_rake_options;

/**
 * What the weights of gm_weighting_rake and gm_weighting_post_stratify cost.
 */
typedef struct {
  /**
   * The largest difference between a weighted margin and its total, as a share of the sum of all weights.
   */
  double max_error;
  /**
   * The smallest weight.
   */
  double weight_min;
  /**
   * The largest weight.
   */
  double weight_max;
  /**
   * The effective sample size (Kish 1965): the squared sum of the weights over the sum of their squares.
   */
  double n_effective;
  /**
   * How many times larger variances get: rows over effective sample size, 1 + cv^2 of the weights.
   */
  double design_effect;
  /**
   * How many weights stand at a limit of trimming.
   */
  uint64_t trimmed;
  /**
   * How many rounds over all margins were made.
   */
  uint32_t iterations;
  /**
   * 0.
   */
  int32_t reserved;
} gm_weighting;

/**
 * What weights cost in precision.
 */
typedef struct {
  /**
   * The sum of the weights.
   */
  double sum;
  /**
   * The effective sample size: the squared sum of the weights over the sum of their squares.
   */
  double n_effective;
  /**
   * How many times larger variances get: n / n_effective, which is 1 + cv^2 of the weights.
   */
  double design_effect;
  /**
   * How many weights there are.
   */
  uint64_t n;
} gm_kish;

/**
 * Options of gm_sampling_size; set up by gm_size_options_init. A number counts as given if it is not NaN.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * GM_SIZE_*.
   */
  int32_t kind;
  /**
   * Half the width of the interval: a share from 0 to 1, a mean in its unit, NPS in points. Needed by GM_SIZE_SHARE,
   * GM_SIZE_MEAN and GM_SIZE_NPS.
   */
  double margin;
  /**
   * The share that is expected, between 0 and 1: 0.5 unless given. For GM_SIZE_SHARE.
   */
  double p;
  /**
   * The standard deviation that is expected: of answers, or for pairs of their differences. Needed for means.
   */
  double sd;
  /**
   * The variance of promoters (1), passives (0) and detractors (-1) that is expected: 1 unless given. For GM_SIZE_NPS.
   */
  double variance;
  /**
   * The share in the first group, between 0 and 1. Needed by GM_SIZE_SHARE_DIFFERENCE.
   */
  double p1;
  /**
   * The share in the second group, between 0 and 1. Needed by GM_SIZE_SHARE_DIFFERENCE.
   */
  double p2;
  /**
   * The difference that is to be found, in the unit of sd. Needed by GM_SIZE_MEAN_DIFFERENCE and GM_SIZE_PAIRED.
   */
  double delta;
  /**
   * The probability of finding a difference: 0.8 unless given. For differences.
   */
  double power;
  /**
   * How many times larger variances are than with simple random sampling: 1.
   */
  double design_effect;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * How many people there are, in each group where there are two; not looked at unless has_population is set.
   */
  uint64_t population;
  /**
   * Whether the population is limited: 0.
   */
  int32_t has_population;
  /**
   * 0.
   */
  int32_t reserved;
} gm_size_options;

/**
 * How many answers are needed, and for what: a number that the kind does not have is NaN.
 */
typedef struct {
  /**
   * The number of answers needed; in each group where there are two, of pairs where answers come in pairs.
   */
  uint64_t n;
  /**
   * The same, not rounded up.
   */
  double exact;
  /**
   * How many groups of so many there are: 1 or 2.
   */
  uint32_t groups;
  /**
   * What the sample is for: GM_SIZE_*.
   */
  int32_t kind;
  /**
   * Half the width of the interval.
   */
  double margin;
  /**
   * The expected share.
   */
  double p;
  /**
   * The expected standard deviation.
   */
  double sd;
  /**
   * The expected variance of promoters and detractors.
   */
  double variance;
  /**
   * The share in the first group.
   */
  double p1;
  /**
   * The share in the second group.
   */
  double p2;
  /**
   * The difference to be found.
   */
  double delta;
  /**
   * The probability of finding it.
   */
  double power;
  /**
   * How many times larger variances are than with simple random sampling.
   */
  double design_effect;
  /**
   * The confidence level, between 0 and 1.
   */
  double level;
  /**
   * How many people there are.
   */
  uint64_t population;
  /**
   * Whether the population is limited.
   */
  int32_t has_population;
  /**
   * 0.
   */
  int32_t reserved;
} gm_sample_size;

/**
 * How many of those invited answered.
 */
typedef struct {
  /**
   * Share of those invited who answered, 0 to 1, Wilson interval; all zeros if nobody was invited.
   */
  gm_estimate response_rate;
  /**
   * Share of those who answered who did so to the end, 0 to 1, Wilson interval; all zeros if nobody answered or the
   * table does not tell.
   */
  gm_estimate completion_rate;
  /**
   * How many were invited.
   */
  uint64_t invited;
  /**
   * How many of them answered anything.
   */
  uint64_t responded;
  /**
   * How many of them answered to the end; 0 if the table does not tell.
   */
  uint64_t completed;
  /**
   * Whether there is a response rate.
   */
  uint8_t has_response_rate;
  /**
   * Whether there is a completion rate.
   */
  uint8_t has_completion_rate;
  /**
   * Whether the table tells how many answered to the end.
   */
  uint8_t has_completed;
  /**
   * Whether this is of one mode; 0 for all together.
   */
  uint8_t has_mode;
  /**
   * Whether this is of one incentive; 0 for all together.
   */
  uint8_t has_incentive;
  /**
   * 0.
   */
  uint8_t reserved[3];
} gm_response_rate;

/**
 * Between what limits a share among all those invited must lie, whatever the others think.
 */
typedef struct {
  /**
   * The share if nobody else would have said so.
   */
  double low;
  /**
   * The share if everybody else would have said so.
   */
  double high;
  /**
   * The share among those who answered, 0 to 1.
   */
  double share;
  /**
   * The share of those invited who answered, 0 to 1: high - low is what is left of 1.
   */
  double response_rate;
} gm_bounds;

/**
 * Early against late answers.
 */
typedef struct {
  /**
   * The share of positive ratings among the early, 0 to 1, Wilson interval.
   */
  gm_estimate early_share;
  /**
   * The share of positive ratings among the late, 0 to 1, Wilson interval.
   */
  gm_estimate late_share;
  /**
   * The late share minus the early one, -1 to 1, with Newcombe's interval.
   */
  gm_estimate share_difference;
  /**
   * The mean of the late minus that of the early in scale units, with Welch's interval, which is absent where one side
   * has one rating or both sides have no variation.
   */
  gm_estimate mean_difference;
  /**
   * The two-sided p-value of the difference of means, 0 to 1; absent as its interval.
   */
  double p;
  /**
   * Whether there is a p-value.
   */
  int32_t has_p;
  /**
   * 0.
   */
  int32_t reserved;
} gm_early_late;

/**
 * Options of gm_agreement_kappa, gm_agreement_fleiss and gm_agreement_gwet; set up by gm_agreement_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * How far two categories agree: GM_WEIGHTS_NOMINAL.
   */
  int32_t weights;
  /**
   * The values that could be given, or those that the columns of a table of counts stand for; NULL for those that occur,
   * and 1, 2, 3 and so on for a table. AC1, AC2 and the free-marginal kappa depend on how many there are, also on those
   * that nobody chose.
   */
  const double *categories;
  /**
   * The number of these values.
   */
  size_t n_categories;
  /**
   * Confidence level, 0.95.
   */
  double level;
} gm_agreement_options;

/**
 * One form of the intraclass correlation with its test.
 */
typedef struct {
  /**
   * The correlation, at most 1; it may be negative. n_valid counts subjects.
   */
  gm_estimate estimate;
  /**
   * The ratio of mean squares that tells whether it is above 0; absent where raters do not differ at all.
   */
  double f;
  /**
   * Degrees of freedom of the mean square above.
   */
  double df1;
  /**
   * Degrees of freedom of the mean square below.
   */
  double df2;
  /**
   * The probability of a larger ratio if the correlation is 0, 0 to 1; absent as f.
   */
  double p;
  /**
   * Whether there are f and p.
   */
  int32_t has_f;
  /**
   * 0.
   */
  int32_t reserved;
} gm_icc_form;

/**
 * All six intraclass correlations of subjects who were all rated by the same number of raters, named after McGraw and
 * Wong (1996), with the names of Shrout and Fleiss (1979) behind.
 */
typedef struct {
  /**
   * ICC(1), ICC(1,1): one rating, raters not the same for all subjects.
   */
  gm_icc_form icc_1_1;
  /**
   * ICC(A,1), ICC(2,1): one rating, absolute agreement.
   */
  gm_icc_form icc_a_1;
  /**
   * ICC(C,1), ICC(3,1): one rating, consistency.
   */
  gm_icc_form icc_c_1;
  /**
   * ICC(k), ICC(1,k): the mean of all raters, raters not the same for all subjects.
   */
  gm_icc_form icc_1_k;
  /**
   * ICC(A,k), ICC(2,k): the mean of all raters, absolute agreement; absent where raters contradict each other so far that
   * the mean has no variance of its own.
   */
  gm_icc_form icc_a_k;
  /**
   * ICC(C,k), ICC(3,k): the mean of all raters, consistency.
   */
  gm_icc_form icc_c_k;
  /**
   * Mean square of subjects (rows).
   */
  double ms_subjects;
  /**
   * Mean square of raters (columns).
   */
  double ms_raters;
  /**
   * Residual mean square.
   */
  double ms_error;
  /**
   * Mean square within subjects.
   */
  double ms_within;
  /**
   * How many subjects were rated by all raters.
   */
  uint64_t n_subjects;
  /**
   * How many subjects were left out, because not every rater rated them.
   */
  uint64_t n_missing;
  /**
   * How many raters there are.
   */
  uint64_t n_raters;
  /**
   * Whether there is icc_a_k.
   */
  int32_t has_icc_a_k;
  /**
   * 0.
   */
  int32_t reserved;
} gm_icc;

/**
 * One-way analysis of variance: how far groups differ.
 */
typedef struct {
  /**
   * ICC(1): the share of the variance that is between groups; no interval where there is no variation within groups.
   */
  gm_estimate icc;
  /**
   * Snedecor's F: mean square between groups over that within; absent where there is no variation within groups.
   */
  double f;
  /**
   * The probability of a larger F if groups do not differ, 0 to 1; absent as f.
   */
  double p;
  /**
   * Degrees of freedom between groups: groups - 1.
   */
  double df_between;
  /**
   * Degrees of freedom within groups: values - groups.
   */
  double df_within;
  /**
   * Mean square between groups.
   */
  double ms_between;
  /**
   * Mean square within groups.
   */
  double ms_within;
  /**
   * The share of the sum of squares that is between groups, 0 to 1: R squared, also called eta squared.
   */
  double r_squared;
  /**
   * The size of groups that counts: (n - sum of squared sizes / n) / (groups - 1), the common size if there is one.
   */
  double mean_size;
  /**
   * How many groups have a value.
   */
  uint64_t n_groups;
  /**
   * Whether there are f and p.
   */
  int32_t has_f;
  /**
   * 0.
   */
  int32_t reserved;
} gm_one_way;

/**
 * Cohen's kappa of two raters with what stands beside it.
 */
typedef struct {
  /**
   * Agreement beyond chance as a share of what is possible beyond chance, at most 1. n_valid counts subjects rated by
   * both.
   */
  gm_estimate estimate;
  /**
   * Gwet's AC1 of the same ratings, with weights AC2: what chance means there hardly depends on how common a category is.
   */
  gm_estimate ac1;
  /**
   * The standard error if there is nothing but chance; absent if it is 0.
   */
  double std_error_null;
  /**
   * Kappa divided by that standard error.
   */
  double z;
  /**
   * Its two-sided p-value, 0 to 1.
   */
  double p;
  /**
   * The share of subjects rated alike, 0 to 1; with weights, how far ratings agree on average.
   */
  double observed_agreement;
  /**
   * The same if the raters rated by chance, each with the categories as often as found.
   */
  double expected_agreement;
  /**
   * How many categories there are.
   */
  uint64_t n_categories;
  /**
   * How far categories agree: GM_WEIGHTS_*.
   */
  int32_t weights;
  /**
   * Whether there are std_error_null, z and p.
   */
  uint8_t has_test;
  /**
   * Whether raters agree on at least 80 % of subjects and kappa is below 0.4 all the same, which happens where nearly all
   * ratings fall in one category (Feinstein and Cicchetti 1990): read AC1 and the observed agreement then.
   */
  uint8_t prevalence_paradox;
  /**
   * 0.
   */
  uint8_t reserved[2];
} gm_kappa;

/**
 * Fleiss' kappa of several raters with what stands beside it.
 */
typedef struct {
  /**
   * Agreement beyond chance as a share of what is possible beyond chance, at most 1. n_valid counts subjects with at
   * least two ratings.
   */
  gm_estimate estimate;
  /**
   * Randolph's free-marginal kappa, for which chance takes every category alike; with weights Brennan and Prediger's.
   */
  gm_estimate free_marginal;
  /**
   * Gwet's AC1 of the same ratings, with weights AC2.
   */
  gm_estimate ac1;
  /**
   * The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1.
   */
  double p;
  /**
   * How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same.
   */
  double observed_agreement;
  /**
   * The same if ratings were drawn by chance, each category as often as found.
   */
  double expected_agreement;
  /**
   * How many raters there are; of a table of counts, the largest number of ratings of a subject.
   */
  uint64_t n_raters;
  /**
   * How many categories there are.
   */
  uint64_t n_categories;
  /**
   * How many ratings there are.
   */
  uint64_t n_ratings;
  /**
   * How far categories agree: GM_WEIGHTS_*.
   */
  int32_t weights;
  /**
   * Whether there is p.
   */
  uint8_t has_p;
  /**
   * As in gm_kappa.
   */
  uint8_t prevalence_paradox;
  /**
   * 0.
   */
  uint8_t reserved[2];
} gm_fleiss;

/**
 * Gwet's AC1, or AC2 with weights.
 */
typedef struct {
  /**
   * Agreement beyond chance as a share of what is possible beyond chance, at most 1. n_valid counts subjects with at
   * least two ratings.
   */
  gm_estimate estimate;
  /**
   * The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1.
   */
  double p;
  /**
   * How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same.
   */
  double observed_agreement;
  /**
   * The same by chance, as Gwet has it: of ratings that are guessed.
   */
  double expected_agreement;
  /**
   * How many raters there are; of a table of counts, the largest number of ratings of a subject.
   */
  uint64_t n_raters;
  /**
   * How many categories there are.
   */
  uint64_t n_categories;
  /**
   * How many ratings there are.
   */
  uint64_t n_ratings;
  /**
   * How far categories agree, GM_WEIGHTS_*: GM_WEIGHTS_NOMINAL makes AC1, all others AC2.
   */
  int32_t weights;
  /**
   * Whether there is p.
   */
  int32_t has_p;
} gm_gwet;

/**
 * Options of gm_agreement_krippendorff; set up by gm_krippendorff_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * What ratings are measured on: GM_MEASUREMENT_NOMINAL.
   */
  int32_t level_of_measurement;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * The seed of the drawing: 1. The same seed gives the same bits.
   */
  uint64_t seed;
  /**
   * How often subjects are drawn again for the interval: 2,000 times; from 20 / (1 - level) to 1,000,000; 0 for no interval.
   */
  uint32_t replicates;
  /**
   * 0.
   */
  int32_t reserved;
} gm_krippendorff_options;

/**
 * Krippendorff's alpha.
 */
typedef struct {
  /**
   * Alpha: 1 where raters agree on everything, 0 where they differ as if ratings were given out by chance. n_valid counts
   * subjects with at least two ratings; standard error and interval are those of the bootstrap over them.
   */
  gm_estimate estimate;
  /**
   * The mean difference of ratings of the same subject, in the measure of the level of measurement.
   */
  double observed_disagreement;
  /**
   * The mean difference of any two ratings.
   */
  double expected_disagreement;
  /**
   * How many raters there are.
   */
  uint64_t n_raters;
  /**
   * How many different values were given.
   */
  uint64_t n_categories;
  /**
   * How many ratings there are of subjects with at least two; others cannot be compared.
   */
  uint64_t n_ratings;
  /**
   * The seed of the drawing.
   */
  uint64_t seed;
  /**
   * How many replicates the interval rests on: those in which some ratings differ.
   */
  uint32_t replicates;
  /**
   * How many more were drawn and left out, because all ratings were the same.
   */
  uint32_t degenerate;
  /**
   * What ratings are measured on: GM_MEASUREMENT_*.
   */
  int32_t level_of_measurement;
  /**
   * 0.
   */
  int32_t reserved;
} gm_krippendorff;

/**
 * Kendall's coefficient of concordance.
 */
typedef struct {
  /**
   * W: 0 if the ranks of the raters cancel, 1 if all rank the subjects alike; corrected for ties. n_valid counts
   * subjects; there is no interval.
   */
  gm_estimate estimate;
  /**
   * Friedman's statistic: raters times (subjects - 1) times W.
   */
  double chi_squared;
  /**
   * Its degrees of freedom: subjects - 1.
   */
  double df;
  /**
   * The probability of a larger one if raters rank by chance, 0 to 1: chi-squared, good from about eight subjects on.
   */
  double p;
  /**
   * The mean of Spearman's correlations of all pairs of raters without ties, (raters W - 1) / (raters - 1).
   */
  double mean_correlation;
  /**
   * How many raters there are.
   */
  uint64_t n_raters;
} gm_kendall_w;

/**
 * What somebody says at once.
 */
typedef struct {
  /**
   * What is said, UTF-8 that ends with NUL.
   */
  const char *text;
  /**
   * Who speaks: GM_SPEAKER_*.
   */
  int32_t speaker;
  /**
   * 0.
   */
  int32_t reserved;
} gm_turn;

/**
 * What the logs know of a contact; set up by gm_contact_log_init, after which nothing is known.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Whether the matter was opened again later, 0 or 1; -1 if that is not known.
   */
  int32_t reopened;
  /**
   * How often the customer was put on hold; -1 if that is not known.
   */
  int64_t holds;
  /**
   * How often the customer was passed on; -1 if that is not known.
   */
  int64_t transfers;
  /**
   * How long the customer waited before the first agent, in seconds; NaN if that is not known.
   */
  double wait_seconds;
  /**
   * Whether the first contact solved it, 0 or 1; -1 if that is not known.
   */
  int32_t first_contact_resolution;
  /**
   * 0.
   */
  int32_t reserved;
} gm_contact_log;

/**
 * Options of gm_dimensions_conversation and gm_conversations_new; set up by gm_conversation_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The share of the agent's turns that are the opening, rounded down, but at least one turn: 0.2.
   */
  double opening;
  /**
   * The share of the agent's turns that are the closing, likewise: 0.2.
   */
  double closing;
  /**
   * In what share of conversations a sentence must be to be canned: 0.25; at least five conversations in any case.
   */
  double canned_share;
  /**
   * What sentences agents say to everybody; may be NULL.
   */
  const gm_sentence_counts *canned;
} gm_conversation_options;

/**
 * One contact for gm_conversations_add; set up by gm_contact_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * What was said.
   */
  const gm_turn *turns;
  /**
   * How many turns there are.
   */
  size_t n_turns;
  /**
   * Who served; NULL if that is not known.
   */
  const char *agent;
  /**
   * One label for each name that the tally was made with, NULL for missing.
   */
  const char *const *labels;
  /**
   * How many labels there are.
   */
  size_t n_labels;
  /**
   * How the customer rated this contact; NaN if not asked or not answered.
   */
  double rating;
  /**
   * What the logs know of it; may be NULL.
   */
  const gm_contact_log *log;
} gm_contact;

/**
 * The headline figures of a conversation.
 */
typedef struct {
  /**
   * The score of the business dimension, in points per turn of the agent.
   */
  double business;
  /**
   * The score of the human dimension, likewise.
   */
  double human;
  /**
   * The score of the hidden dimension, likewise.
   */
  double hidden;
  /**
   * How many turns with words the agent has.
   */
  uint64_t agent_turns;
  /**
   * How many turns with words the customer has.
   */
  uint64_t customer_turns;
  /**
   * How many turns are empty or neither party's.
   */
  uint64_t other_turns;
  /**
   * In how many of the agent's turns a wait or hold was announced.
   */
  uint64_t holds_announced;
  /**
   * In how many of the agent's turns the customer was thanked for having waited.
   */
  uint64_t holds_thanked;
  /**
   * Whether the hidden dimension is inferred from traces in the text, wholly or in part: unless the log knows every fact.
   */
  int32_t hidden_inferred;
  /**
   * Whether all markers of all dimensions have been validated on your data.
   */
  int32_t validated;
  /**
   * The form of address: GM_ADDRESS_*.
   */
  int32_t address;
  /**
   * Whether the agent keeps to one form of address.
   */
  int32_t address_consistent;
  /**
   * Whether the customer's problem or feeling was named.
   */
  int32_t problem_acknowledged;
  /**
   * Whether a deadline or a promise was given.
   */
  int32_t deadline_given;
  /**
   * Whether the agent apologised.
   */
  int32_t apologised;
  /**
   * Whether the agent offered more help, or to stay.
   */
  int32_t offered;
} gm_conversation_figures;

/**
 * A marker found in a conversation; its id and words have functions of their own.
 */
typedef struct {
  /**
   * What it counts for: its part in the points of its dimension; 0 if negated, discounted or not the agent's.
   */
  double points;
  /**
   * The turn it stands in, from 0, among all turns.
   */
  uint64_t turn;
  /**
   * Where it begins in the turn, in bytes.
   */
  uint64_t start;
  /**
   * Where it ends in the turn, in bytes.
   */
  uint64_t end;
  /**
   * The dimension it belongs to: GM_DIMENSION_*.
   */
  int32_t dimension;
  /**
   * Who says it: GM_SPEAKER_*.
   */
  int32_t speaker;
  /**
   * The phase of the agent's turn: GM_PHASE_*; -1 for others.
   */
  int32_t phase;
  /**
   * Whether a negation nearby takes it away.
   */
  int32_t negated;
  /**
   * Whether it does not count for another reason, which the JSON text names.
   */
  int32_t discounted;
  /**
   * 0.
   */
  int32_t reserved;
} gm_conversation_marker;

/**
 * The conversations with the same labels; figures of dimensions and markers have functions of their own.
 */
typedef struct {
  /**
   * How many conversations there are.
   */
  uint64_t conversations;
  /**
   * How many of them have a rating.
   */
  uint64_t rated;
  /**
   * How many agents are known to have served in them.
   */
  uint64_t agents;
  /**
   * In how many of them it is not known who served.
   */
  uint64_t without_agent;
  /**
   * How many more have no turn of the agent with words, and are in no other figure.
   */
  uint64_t skipped;
  /**
   * How many turns of the conversations are empty or neither the agent's nor the customer's.
   */
  uint64_t other_turns;
  /**
   * Whether intervals are clustered by agent: at least two are known. Conversations without a known agent are then each a
   * cluster of their own.
   */
  int32_t clustered;
  /**
   * Whether all markers of all dimensions have been validated on your data.
   */
  int32_t validated;
  /**
   * In how many of the conversations the hidden dimension is inferred from traces in the text.
   */
  uint64_t hidden_inferred;
  /**
   * How many markers were found in canned sentences and so do not count.
   */
  uint64_t canned;
} gm_conversations_group;

/**
 * How well one marker agrees with people.
 */
typedef struct {
  /**
   * Turns in which both found it.
   */
  uint64_t true_positive;
  /**
   * Turns in which the lexicon alone found it.
   */
  uint64_t false_positive;
  /**
   * Turns in which people alone found it.
   */
  uint64_t false_negative;
  /**
   * Turns in which neither found it.
   */
  uint64_t true_negative;
  /**
   * The share of what the lexicon finds that people find too; NaN if it finds nothing.
   */
  double precision;
  /**
   * The share of what people find that the lexicon finds too; NaN if they find nothing.
   */
  double recall;
  /**
   * Krippendorff's alpha; NaN if neither finds anything, or both everywhere.
   */
  double alpha;
  /**
   * Gwet's AC1; NaN if there is none.
   */
  double ac1;
  /**
   * Whether the codes are enough to call the marker validated: 50 turns, and people found it in five of them.
   */
  int32_t enough;
  /**
   * 0.
   */
  int32_t reserved;
} gm_marker_validation;

/**
 * Which columns are items; set up by gm_items_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * What happens to rows with absent answers: GM_MISSING_PAIRWISE.
   */
  int32_t missing;
  /**
   * The names of the columns that are items; none stands for all columns of the table.
   */
  const char *const *columns;
  /**
   * The number of columns.
   */
  size_t n_columns;
  /**
   * The scale of all items: its codes are missing, and an answer off it is an error. NULL for none.
   */
  const gm_scale *scale;
} gm_items_options;

/**
 * Options of gm_reliability_alpha; set up by gm_alpha_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * How the interval is made: GM_INTERVAL_FELDT.
   */
  int32_t interval;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * The names of items that are keyed the other way, and are turned on their scale before they are summed.
   */
  const char *const *reverse;
  /**
   * The number of such items.
   */
  size_t n_reverse;
} gm_alpha_options;

/**
 * Cronbach's alpha of a sum of items.
 */
typedef struct {
  /**
   * Alpha of the sum of the answers as they are, at most 1. Below 0 it says that items are keyed in different directions
   * (is_negative of the items), and nothing about reliability.
   */
  double value;
  /**
   * The lower limit of the interval.
   */
  double low;
  /**
   * The upper limit of the interval.
   */
  double high;
  /**
   * The confidence level of the interval, between 0 and 1.
   */
  double level;
  /**
   * Alpha of the sum of standardised answers, at most 1.
   */
  double standardized;
  /**
   * The mean correlation of two items, -1 to 1.
   */
  double mean_correlation;
  /**
   * The standard deviation of the sum of the items, in scale units.
   */
  double std_dev;
  /**
   * The standard error of measurement of the sum, in scale units.
   */
  double sem;
  /**
   * How many items there are.
   */
  size_t k;
  /**
   * How many respondents the interval counts on: of the two items that fewest answered together, those who did.
   */
  uint64_t n;
  /**
   * How many respondents answered every item.
   */
  uint64_t n_complete;
  /**
   * How many respondents there are.
   */
  uint64_t respondents;
  /**
   * How many items run against the sum of the others: alpha means little until they are reversed or left out.
   */
  size_t n_negative;
  /**
   * How the interval was made: GM_INTERVAL_*.
   */
  int32_t interval;
  /**
   * What was done about absent answers: GM_MISSING_*.
   */
  int32_t missing;
  /**
   * Whether there is an alpha of standardised answers: whether their sum varies.
   */
  int32_t has_standardized;
  /**
   * 0.
   */
  int32_t reserved;
} gm_alpha;

/**
 * One item of a sum.
 */
typedef struct {
  /**
   * The correlation of the item with the sum of the others, -1 to 1.
   */
  double item_rest;
  /**
   * Alpha without the item.
   */
  double if_dropped;
  /**
   * Whether there is such a correlation.
   */
  uint8_t has_item_rest;
  /**
   * Whether there is an alpha without the item.
   */
  uint8_t has_if_dropped;
  /**
   * Whether the item was reversed.
   */
  uint8_t reversed;
  /**
   * Whether the item runs against the sum of the others.
   */
  uint8_t is_negative;
  /**
   * 0.
   */
  int32_t reserved;
} gm_alpha_item;

/**
 * Options of gm_reliability_omega; set up by gm_omega_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * How the loadings are found: GM_FACTOR_MINRES.
   */
  int32_t method;
  /**
   * The names of items that are keyed the other way, and are turned on their scale before they are summed.
   */
  const char *const *reverse;
  /**
   * The number of such items.
   */
  size_t n_reverse;
} gm_omega_options;

/**
 * Omega of a sum of items, from one factor.
 */
typedef struct {
  /**
   * Omega total of the sum of the answers as they are, from 0 to 1.
   */
  double value;
  /**
   * Omega total of the sum of standardised answers, from 0 to 1.
   */
  double standardized;
  /**
   * How many items there are.
   */
  size_t k;
  /**
   * Of the two items that fewest answered together, how many did.
   */
  uint64_t n;
  /**
   * How many respondents answered every item.
   */
  uint64_t n_complete;
  /**
   * How many respondents there are.
   */
  uint64_t respondents;
  /**
   * How many items have a negative loading.
   */
  size_t n_negative;
  /**
   * How the loadings were found: GM_FACTOR_*.
   */
  int32_t method;
  /**
   * How many iterations that took.
   */
  uint32_t iterations;
} gm_omega;

/**
 * What one item has of the factor.
 */
typedef struct {
  /**
   * The loading of the standardised item, its correlation with the factor, -1 to 1.
   */
  double loading;
  /**
   * The share of the item's variance that the factor leaves, 0 to 1.
   */
  double uniqueness;
  /**
   * The loading in scale units.
   */
  double raw_loading;
  /**
   * The variance that the factor leaves, in squared scale units.
   */
  double raw_uniqueness;
  /**
   * Whether the item was reversed.
   */
  int32_t reversed;
  /**
   * 0.
   */
  int32_t reserved;
} gm_omega_item;

/**
 * Options of gm_reliability_split_half; set up by gm_split_half_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Which items make the first half: GM_HALVES_ODD_EVEN.
   */
  int32_t halves;
  /**
   * The names of the items of the first half; not looked at unless halves is GM_HALVES_NAMED.
   */
  const char *const *first;
  /**
   * The number of such items.
   */
  size_t n_first;
  /**
   * The names of items that are keyed the other way, and are turned on their scale before they are summed.
   */
  const char *const *reverse;
  /**
   * The number of such items.
   */
  size_t n_reverse;
} gm_split_half_options;

/**
 * The reliability of a sum of items from its two halves.
 */
typedef struct {
  /**
   * The correlation of the two halves, corrected to the full length by Spearman and Brown.
   */
  double spearman_brown;
  /**
   * The same for halves of unequal length (Horst 1951).
   */
  double unequal_length;
  /**
   * Flanagan and Rulon's coefficient, Guttman's lambda 4.
   */
  double guttman;
  /**
   * The correlation of the two halves, from 0 to 1.
   */
  double correlation;
  /**
   * How many items there are.
   */
  size_t k;
  /**
   * Of the two items that fewest answered together, how many did.
   */
  uint64_t n;
  /**
   * How many respondents answered every item.
   */
  uint64_t n_complete;
  /**
   * How many respondents there are.
   */
  uint64_t respondents;
  /**
   * How many items run against the sum of the others.
   */
  size_t n_negative;
} gm_split_half;

/**
 * Where an item is.
 */
typedef struct {
  /**
   * Whether the item is in the first half.
   */
  int32_t is_first;
  /**
   * Whether the item runs against the sum of the others.
   */
  int32_t is_negative;
} gm_half_item;

/**
 * The figures of a gm_ordinal_alpha.
 */
typedef struct {
  /**
   * Alpha of the polychoric correlations, from 0 to 1.
   */
  double value;
  /**
   * The mean polychoric correlation of two items, -1 to 1.
   */
  double mean_correlation;
  /**
   * How many items there are.
   */
  size_t k;
  /**
   * Of the two items that fewest answered together, how many did.
   */
  uint64_t n;
  /**
   * How many respondents there are.
   */
  uint64_t respondents;
  /**
   * How many items run against the others.
   */
  size_t n_negative;
  /**
   * What was done about absent answers: GM_MISSING_*.
   */
  int32_t missing;
  /**
   * 0.
   */
  int32_t reserved;
} gm_ordinal_alpha_figures;

/**
 * The items of one scale; set up by gm_item_list_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The names of the items.
   */
  const char *const *names;
  /**
   * The number of items.
   */
  size_t n;
} gm_item_list;

/**
 * Options of gm_reliability_careless; set up by gm_careless_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * From how many equal answers in a row on; 0 stands for half of the items, rounded up (Curran 2016).
   */
  uint32_t longstring;
  /**
   * The names of the items in the order of the questionnaire. None stands for the expectations and the perceptions, or
   * if these are not named either for all columns but the duration.
   */
  const char *const *items;
  /**
   * The number of items.
   */
  size_t n_items;
  /**
   * The names of the columns of the expectations; none if there are none.
   */
  const char *const *expectations;
  /**
   * The number of expectations.
   */
  size_t n_expectations;
  /**
   * The names of the columns of the perceptions; none if there are none.
   */
  const char *const *perceptions;
  /**
   * The number of perceptions.
   */
  size_t n_perceptions;
  /**
   * The items of each scale, at least ten of them, for the consistency of even and odd items; fewer leave it out.
   */
  const gm_item_list *dimensions;
  /**
   * The number of scales.
   */
  size_t n_dimensions;
  /**
   * The name of the column of the seconds that answering took; NULL if there is none.
   */
  const char *duration;
  /**
   * The scale of all items: its codes are missing. NULL for none.
   */
  const gm_scale *scale;
  /**
   * Up to which standard deviation of a person's answers: 0, no variation at all.
   */
  double variability;
  /**
   * Below which consistency of even and odd items: 0.3 (Johnson 2005).
   */
  double even_odd;
  /**
   * Below how many seconds per answer: 2 (Huang and others 2012).
   */
  double seconds;
  /**
   * Whether answers that repeat those of somebody before are flagged: 1.
   */
  int32_t duplicates;
  /**
   * 0.
   */
  int32_t reserved;
} gm_careless_options;

/**
 * How many are flagged.
 */
typedef struct {
  /**
   * How many respondents there are.
   */
  uint64_t respondents;
  /**
   * How many are flagged for at least one reason.
   */
  uint64_t flagged;
  /**
   * How many gave all expectations alike and all perceptions alike: gaps without any variation.
   */
  uint64_t equal_both;
  /**
   * How many are flagged for each reason, by GM_CARELESS_*.
   */
  uint64_t reasons[7];
  /**
   * Whether the check was run, by GM_CARELESS_*: not where the options lack what it needs, ten scales for
   * GM_CARELESS_EVEN_ODD.
   */
  uint8_t has_reasons[7];
  /**
   * Whether both sides are named.
   */
  uint8_t has_equal_both;
} gm_careless_counts;

/**
 * One respondent.
 */
typedef struct {
  /**
   * The standard deviation of the answers, in scale units.
   */
  double variability;
  /**
   * The consistency of even and odd items, -1 to 1.
   */
  double even_odd;
  /**
   * The index of the first row with the same answers.
   */
  uint64_t duplicate_of;
  /**
   * The longest run of one and the same answer; a missing answer ends a run.
   */
  uint32_t longstring;
  /**
   * Why flagged: bit GM_CARELESS_* is 1; 0 for nothing found.
   */
  uint32_t reasons;
  /**
   * Whether there is a standard deviation.
   */
  uint8_t has_variability;
  /**
   * Whether there is a consistency.
   */
  uint8_t has_even_odd;
  /**
   * Whether there is such a row.
   */
  uint8_t has_duplicate_of;
  /**
   * Whether nothing was found.
   */
  uint8_t keep;
  /**
   * 0.
   */
  int32_t reserved;
} gm_careless_row;

/**
 * Options of gm_drivers_key_drivers; set up by gm_driver_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * What the weights are: GM_DRIVERS_GENERAL_DOMINANCE.
   */
  int32_t method;
  /**
   * Confidence level of the intervals, 0.95.
   */
  double level;
  /**
   * From this value on the outcome counts as reached, and is modelled by logistic regression; not looked at unless
   * has_top_box is set.
   */
  double top_box;
  /**
   * The seed of the draws, 1.
   */
  uint64_t seed;
  /**
   * How often people are drawn again, from 20 / (1 - level) to 1000000, or 0 for no intervals; not looked at unless has_replicates is set.
   */
  uint32_t replicates;
  /**
   * Whether replicates are given: 0, then 1000, and none where that would take more than some seconds.
   */
  int32_t has_replicates;
  /**
   * Whether there is a top box: 0.
   */
  int32_t has_top_box;
  /**
   * 0.
   */
  int32_t reserved;
} gm_driver_options;

/**
 * Options of gm_drivers_importance_performance; set up by gm_importance_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Where the lines are: GM_CROSSHAIR_MEAN.
   */
  int32_t crosshair;
  /**
   * The line of importance; not looked at unless crosshair is GM_CROSSHAIR_AT.
   */
  double importance_line;
  /**
   * The line of performance; not looked at unless crosshair is GM_CROSSHAIR_AT.
   */
  double performance_line;
  /**
   * The lowest point of the scale of the ratings; not looked at unless has_scale is set.
   */
  double scale_min;
  /**
   * The highest point of the scale of the ratings; not looked at unless has_scale is set.
   */
  double scale_max;
  /**
   * Confidence level of the intervals, 0.95.
   */
  double level;
  /**
   * The probability a quadrant must have for an attribute to be in it: 0.9.
   */
  double certainty;
  /**
   * The seed of the draws, 1.
   */
  uint64_t seed;
  /**
   * How often people are drawn again: 1000; 100 to 1000000, or 0 for none.
   */
  uint32_t replicates;
  /**
   * Whether the scale is known: 0.
   */
  int32_t has_scale;
  /**
   * How importance is derived where it is: GM_DRIVERS_GENERAL_DOMINANCE.
   */
  int32_t method;
  /**
   * 0.
   */
  int32_t reserved;
} gm_importance_options;

/**
 * Options of gm_drivers_penalty_reward; set up by gm_penalty_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The lowest point of the scale of the attributes, 1.
   */
  double scale_min;
  /**
   * The highest point of the scale of the attributes, 5.
   */
  double scale_max;
  /**
   * Up to which rating an attribute is low; not looked at unless has_low is set.
   */
  double low;
  /**
   * From which rating on it is high; not looked at unless has_high is set.
   */
  double high;
  /**
   * Confidence level of the intervals, and of what counts as an effect: 0.95.
   */
  double level;
  /**
   * Whether low is given: 0, then it is the lowest point of the scale.
   */
  int32_t has_low;
  /**
   * Whether high is given: 0, then it is the highest point of the scale.
   */
  int32_t has_high;
} gm_penalty_options;

/**
 * Options of gm_drivers_kano; set up by gm_kano_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * How two answers become a category: GM_KANO_STANDARD.
   */
  int32_t table;
  /**
   * Confidence level of the intervals, 0.95.
   */
  double level;
  /**
   * The answers in the columns, whose case and spaces around them do not matter; NULL for 1 to 5 and the names like,
   * must_be, neutral, live_with, dislike.
   */
  const char *const *answers;
  /**
   * What each of them means, GM_KANO_LIKE to GM_KANO_DISLIKE, or GM_KANO_NO_ANSWER for one that counts as missing.
   */
  const int32_t *meanings;
  /**
   * The number of these answers.
   */
  size_t n_answers;
} gm_kano_options;

/**
 * One driver of an outcome.
 */
typedef struct {
  /**
   * Its part of R squared by the method chosen, with percentiles of people drawn again.
   */
  gm_estimate weight;
  /**
   * By how much its weight is above that of random noise among the drivers; an interval above 0 tells it from noise, and
   * one that includes 0 does not show that it is noise. All zeros unless has_above_noise.
   */
  gm_estimate above_noise;
  /**
   * The weight divided by R squared.
   */
  double share;
  /**
   * General dominance; absent beyond 22 drivers.
   */
  double general_dominance;
  /**
   * Johnson's relative weight; absent for a logistic model.
   */
  double relative_weight;
  /**
   * Pratt's measure; absent for a logistic model.
   */
  double pratt;
  /**
   * Its correlation with the outcome, -1 to 1.
   */
  double correlation;
  /**
   * The coefficient per standard deviation: of the outcome in its standard deviations, of a logistic model in log odds.
   */
  double beta;
  /**
   * The variance inflation factor, from 1; above 10 the coefficient is mostly held to say too little.
   */
  double vif;
  /**
   * Its place by weight, from 1 for the largest.
   */
  uint64_t rank;
  /**
   * Its place by general dominance; 0 without it.
   */
  uint64_t general_dominance_rank;
  /**
   * Its place by relative weight; 0 without it.
   */
  uint64_t relative_weight_rank;
  /**
   * Its place by Pratt's measure; 0 without it.
   */
  uint64_t pratt_rank;
  /**
   * Whether the methods give it different places.
   */
  uint8_t ranks_differ;
  /**
   * Whether there is a difference to noise.
   */
  uint8_t has_above_noise;
  /**
   * Whether there is a share.
   */
  uint8_t has_share;
  /**
   * Whether there is general dominance.
   */
  uint8_t has_general_dominance;
  /**
   * Whether there is a relative weight.
   */
  uint8_t has_relative_weight;
  /**
   * Whether there is Pratt's measure.
   */
  uint8_t has_pratt;
  /**
   * 0.
   */
  uint8_t reserved[2];
} gm_driver;

/**
 * What all drivers have in common.
 */
typedef struct {
  /**
   * How much of the outcome all drivers explain together, 0 to 1: R squared, and McFadden's of a logistic model.
   */
  double r_squared;
  /**
   * The weight of random noise as one more driver. All zeros unless has_noise.
   */
  gm_estimate noise;
  /**
   * How many have the outcome and every driver.
   */
  uint64_t n_valid;
  /**
   * How many lack one of them and were left out.
   */
  uint64_t n_missing;
  /**
   * The seed of the draws.
   */
  uint64_t seed;
  /**
   * How many replicates the intervals rest on; 0 if there are none, of which the JSON text says why.
   */
  uint32_t replicates;
  /**
   * How many more were drawn and left out.
   */
  uint32_t degenerate;
  /**
   * What the weights are: GM_DRIVERS_*.
   */
  int32_t method;
  /**
   * GM_OUTCOME_LINEAR or GM_OUTCOME_LOGISTIC.
   */
  int32_t outcome;
  /**
   * Whether all methods put the drivers in the same order.
   */
  uint8_t methods_agree;
  /**
   * Whether there is noise to compare with.
   */
  uint8_t has_noise;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_driver_facts;

/**
 * An attribute between importance and performance.
 */
typedef struct {
  /**
   * How important it is, in the unit of the ratings or of R squared.
   */
  gm_estimate importance;
  /**
   * How well it is done, in the unit of the ratings or gaps.
   */
  gm_estimate performance;
  /**
   * The probabilities of the quadrants GM_CONCENTRATE_HERE to GM_POSSIBLE_OVERKILL; all zeros unless has_probabilities.
   */
  double probabilities[4];
  /**
   * The quadrant in which the two values stand.
   */
  int32_t position;
  /**
   * The same if its probability is large enough, else GM_UNDECIDED.
   */
  int32_t quadrant;
  /**
   * Whether there are probabilities: not without replicates, nor for values of which nothing says how sure they are.
   */
  int32_t has_probabilities;
  /**
   * 0.
   */
  int32_t reserved;
} gm_importance_row;

/**
 * The lines between the quadrants.
 */
typedef struct {
  /**
   * The line between low and high importance.
   */
  double importance;
  /**
   * The line between bad and good performance.
   */
  double performance;
} gm_importance_lines;

/**
 * What low and high ratings of an attribute go with; absent parts are all zeros.
 */
typedef struct {
  /**
   * The difference that a low rating makes to the outcome against one in between, negative as a rule.
   */
  gm_estimate penalty;
  /**
   * The difference that a high rating makes, positive as a rule.
   */
  gm_estimate reward;
  /**
   * Reward plus penalty: above 0 if high ratings bring more than low ratings cost.
   */
  gm_estimate contrast;
  /**
   * Reward minus penalty, all that the attribute moves.
   */
  double range;
  /**
   * Contrast divided by range, -1 to 1; absent where a penalty is above 0 or a reward below 0.
   */
  double asymmetry;
  /**
   * How many rate it low.
   */
  uint64_t n_low;
  /**
   * How many rate it high.
   */
  uint64_t n_high;
  /**
   * What the attribute is to the outcome: GM_FACTOR_*.
   */
  int32_t factor;
  /**
   * Whether there is a penalty.
   */
  uint8_t has_penalty;
  /**
   * Whether there is a reward.
   */
  uint8_t has_reward;
  /**
   * Whether there are a contrast and a range.
   */
  uint8_t has_contrast;
  /**
   * Whether there is an asymmetry.
   */
  uint8_t has_asymmetry;
} gm_penalty_row;

/**
 * What all penalties and rewards have in common.
 */
typedef struct {
  /**
   * The share of the outcome's variance that all low and high ratings explain together, 0 to 1.
   */
  double r_squared;
  /**
   * Up to which rating an attribute is low.
   */
  double low;
  /**
   * From which rating on it is high.
   */
  double high;
  /**
   * How many have the outcome and every attribute.
   */
  uint64_t n_valid;
  /**
   * How many lack one of them and were left out.
   */
  uint64_t n_missing;
} gm_penalty_facts;

/**
 * What a feature is to customers; absent parts are all zeros.
 */
typedef struct {
  /**
   * How far satisfaction rises with it, (A + O) / (A + O + M + I), 0 to 1.
   */
  gm_estimate better;
  /**
   * How far satisfaction falls without it, -(O + M) / (A + O + M + I), -1 to 0.
   */
  gm_estimate worse;
  /**
   * How important people say it is, in the unit of these ratings.
   */
  gm_estimate self_stated;
  /**
   * How many people put it in each category, GM_KANO_MUST_BE to GM_KANO_QUESTIONABLE.
   */
  uint64_t counts[6];
  /**
   * The limit of Fong (1996) that the difference of the first two categories is often held against: for comparison only.
   */
  double fong_limit;
  /**
   * The two-sided p-value of the exact sign test of one against the other.
   */
  double p;
  /**
   * The share of the first category less that of the second, 0 to 1.
   */
  double category_strength;
  /**
   * The share to whom it matters in the wanted direction, (A + O + M) / N, 0 to 1.
   */
  double total_strength;
  /**
   * How many gave both answers.
   */
  uint64_t n_valid;
  /**
   * How many lack an answer.
   */
  uint64_t n_missing;
  /**
   * The category of most people.
   */
  int32_t category;
  /**
   * The category of the second most people.
   */
  int32_t runner_up;
  /**
   * Whether the first is ahead of the second beyond chance: p is below 0.1.
   */
  uint8_t is_clear;
  /**
   * Whether there is a coefficient better.
   */
  uint8_t has_better;
  /**
   * Whether there is a coefficient worse.
   */
  uint8_t has_worse;
  /**
   * Whether importance was stated.
   */
  uint8_t has_self_stated;
  /**
   * Whether there is a second category: not if everybody is in one.
   */
  uint8_t has_runner_up;
  /**
   * 0.
   */
  uint8_t reserved[3];
} gm_kano_feature;

/**
 * Options of gm_reliability_structure; set up by gm_structure_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * How the factors are found: GM_EXTRACTION_MINRES.
   */
  int32_t extraction;
  /**
   * How they are turned: GM_ROTATION_OBLIMIN.
   */
  int32_t rotation;
  /**
   * How many tables of unrelated items the parallel analysis draws: 500; so many that 10 are expected beyond a
   * limit, to 100000.
   */
  uint32_t replicates;
  /**
   * How many factors are extracted; 0 stands for as many as dimensions, or the most that so many items determine.
   */
  size_t factors;
  /**
   * The names of items that are keyed the other way, and are turned on their scale first.
   */
  const char *const *reverse;
  /**
   * The number of such items.
   */
  size_t n_reverse;
  /**
   * Confidence level of the intervals, 0.95.
   */
  double level;
  /**
   * Which share of the tables of unrelated items is below a limit: 0.95.
   */
  double percentile;
  /**
   * Where the random numbers begin: the same seed gives the same limits.
   */
  uint64_t seed;
} gm_structure_options;

/**
 * The figures of a gm_structure.
 */
typedef struct {
  /**
   * How many items there are.
   */
  size_t k;
  /**
   * Of the two items that fewest answered together, how many did; the intervals and the parallel analysis count on it.
   */
  uint64_t n;
  /**
   * How many respondents answered every item of the tally.
   */
  uint64_t n_complete;
  /**
   * How many respondents there are.
   */
  uint64_t respondents;
  /**
   * The number of dimensions.
   */
  size_t n_dimensions;
  /**
   * The number of pairs of dimensions.
   */
  size_t n_pairs;
  /**
   * The number of factors extracted.
   */
  size_t n_factors;
  /**
   * The number of factors by parallel analysis of the correlations.
   */
  size_t components;
  /**
   * The same of the correlations with squared multiple correlations on the diagonal; it tends to count too many.
   */
  size_t reduced_factors;
  /**
   * How many items correlate more with another dimension than with the rest of their own.
   */
  size_t n_misplaced;
  /**
   * How many items load most on another factor than that of their dimension.
   */
  size_t n_elsewhere;
  /**
   * How many items are Heywood cases.
   */
  size_t n_heywood;
  /**
   * The root of the mean squared residual correlation.
   */
  double rmsr;
  /**
   * The measure of sampling adequacy of Kaiser, Meyer and Olkin, 0 to 1.
   */
  double kmo;
  /**
   * Bartlett's test of no correlations at all.
   */
  double chi_squared;
  /**
   * Its probability.
   */
  double p;
  /**
   * Its degrees of freedom.
   */
  uint64_t df;
  /**
   * Which share of the tables of unrelated items is below a limit.
   */
  double percentile;
  /**
   * Where their random numbers began.
   */
  uint64_t seed;
  /**
   * How many of them there were.
   */
  uint32_t replicates;
  /**
   * How many iterations finding the factors took.
   */
  uint32_t iterations;
  /**
   * How they were found: GM_EXTRACTION_*.
   */
  int32_t extraction;
  /**
   * How they were turned: GM_ROTATION_*.
   */
  int32_t rotation;
  /**
   * What was done about absent answers: GM_MISSING_*.
   */
  int32_t missing;
  /**
   * Whether there is a number of reduced_factors.
   */
  uint8_t has_reduced_factors;
  /**
   * Whether there are a kmo, a chi_squared and a p: not where some items determine others.
   */
  uint8_t has_adequacy;
  /**
   * 0.
   */
  uint16_t reserved;
} gm_structure_figures;

/**
 * One dimension by itself.
 */
typedef struct {
  /**
   * Cronbach's alpha of the sum of its items; below 0 where they run against each other.
   */
  double alpha;
  /**
   * The mean correlation of two of its items, -1 to 1.
   */
  double mean_correlation;
  /**
   * The average variance extracted, 0 to 1.
   */
  double ave;
  /**
   * The composite reliability of standardised items, 0 to 1.
   */
  double composite_reliability;
  /**
   * The number of its items, which stand one after the other among the items.
   */
  size_t n_items;
  /**
   * The factor its items load on most, counted from 0.
   */
  size_t factor;
  /**
   * Whether its items have a factor in common, and so an ave and a composite_reliability.
   */
  uint8_t has_ave;
  /**
   * Whether there is a factor for it.
   */
  uint8_t has_factor;
  /**
   * 0.
   */
  uint16_t reserved;
  /**
   * 0.
   */
  int32_t reserved_2;
} gm_structure_dimension;

/**
 * Two dimensions beside each other.
 */
typedef struct {
  /**
   * The correlation of the sums of their items, -1 to 1, with Fisher's interval.
   */
  gm_estimate correlation;
  /**
   * The correlation without the error of the sums; it may exceed 1.
   */
  gm_estimate disattenuated;
  /**
   * The heterotrait-monotrait ratio.
   */
  double htmt;
  /**
   * The first dimension, counted from 0.
   */
  size_t first;
  /**
   * The second dimension, counted from 0.
   */
  size_t second;
  /**
   * What the ratio says: GM_HTMT_*.
   */
  int32_t reading;
  /**
   * Whether there is a disattenuated correlation.
   */
  uint8_t has_disattenuated;
  /**
   * Whether there is a ratio.
   */
  uint8_t has_htmt;
  /**
   * Whether both extract more variance of their items than they share (Fornell and Larcker 1981).
   */
  uint8_t fornell_larcker;
  /**
   * Whether that is known.
   */
  uint8_t has_fornell_larcker;
} gm_structure_pair;

/**
 * One item among dimensions and factors.
 */
typedef struct {
  /**
   * The correlation with the sum of the other items of its dimension, -1 to 1.
   */
  double item_rest;
  /**
   * The share of its variance that the factors have, 0 to 1.
   */
  double communality;
  /**
   * The share that they leave, from 0.005.
   */
  double uniqueness;
  /**
   * The measure of sampling adequacy of the item, 0 to 1.
   */
  double msa;
  /**
   * Its dimension, counted from 0.
   */
  size_t dimension;
  /**
   * The dimension whose sum it correlates most with, counted from 0.
   */
  size_t closest;
  /**
   * The factor on which its loading is largest in size, counted from 0.
   */
  size_t factor;
  /**
   * Whether there is an item_rest.
   */
  uint8_t has_item_rest;
  /**
   * Whether there is an msa.
   */
  uint8_t has_msa;
  /**
   * Whether the item was reversed.
   */
  uint8_t reversed;
  /**
   * Whether it correlates more with another dimension than with the rest of its own.
   */
  uint8_t is_misplaced;
  /**
   * Whether it loads most on another factor than that of its dimension.
   */
  uint8_t is_elsewhere;
  /**
   * Whether its uniqueness was held at 0.005 (a Heywood case).
   */
  uint8_t is_heywood;
  /**
   * 0.
   */
  uint16_t reserved;
} gm_structure_item;

/**
 * One factor.
 */
typedef struct {
  /**
   * The variance it explains, in items.
   */
  double variance;
  /**
   * That as a share of the variance of all items, 0 to 1.
   */
  double share;
  /**
   * The dimension it is the factor of, counted from 0.
   */
  size_t dimension;
  /**
   * Whether there is such a dimension.
   */
  int32_t has_dimension;
  /**
   * 0.
   */
  int32_t reserved;
} gm_structure_factor;

/**
 * One eigenvalue beside that of unrelated items.
 */
typedef struct {
  /**
   * The eigenvalue of the correlations.
   */
  double component;
  /**
   * What it must exceed.
   */
  double component_limit;
  /**
   * The eigenvalue of the correlations with squared multiple correlations on the diagonal.
   */
  double factor;
  /**
   * What that must exceed.
   */
  double factor_limit;
  /**
   * Whether there are the last two.
   */
  int32_t has_factor;
  /**
   * 0.
   */
  int32_t reserved;
} gm_structure_eigenvalue;

/**
 * One of the three dimensions. Estimates are in points of 100.
 */
typedef struct {
  /**
   * What customers perceived, or staff or a coach if they were asked for, 0 (worst) to 100 (best), with Student's t interval
   * clipped to the scale.
   */
  gm_estimate score;
  /**
   * What customers expected. All zeros unless has_expectation.
   */
  gm_estimate expectation;
  /**
   * Perception - expectation of the same people, negative = shortfall. All zeros unless has_gap.
   */
  gm_estimate gap;
  /**
   * How staff or a coach saw the service delivered; not a measure of service. All zeros unless has_staff.
   */
  gm_estimate staff;
  /**
   * Staff's view - customers' view: positive where staff think better of the service. Its n is that of the contacts, its
   * method GM_METHOD_T where both sides rated each of them. All zeros unless has_staff.
   */
  gm_estimate bias;
  /**
   * Cronbach's alpha of what was perceived.
   */
  double alpha;
  /**
   * How many answered all of the dimension.
   */
  uint64_t n_alpha;
  /**
   * How many contacts both sides rated: they are paired in the bias.
   */
  uint64_t n_matched;
  /**
   * GM_DIMENSION_*.
   */
  int32_t dimension;
  /**
   * Whether there is an alpha.
   */
  uint8_t has_alpha;
  /**
   * Whether expectations were asked.
   */
  uint8_t has_expectation;
  /**
   * Whether somebody gave both expectation and perception.
   */
  uint8_t has_gap;
  /**
   * Whether staff rated the service too, and so whether there is a bias.
   */
  uint8_t has_staff;
} gm_dimension_score;

/**
 * One dimension against another, paired within respondents.
 */
typedef struct {
  /**
   * The score of the first - that of the second, in points of 100.
   */
  gm_estimate difference;
  /**
   * The paired t statistic. 0 unless has_t.
   */
  double t;
  /**
   * Its two-sided p-value; without a t statistic that of the exact sign test.
   */
  double p;
  /**
   * The p-value adjusted for the three differences (Holm).
   */
  double p_adjusted;
  /**
   * The one: GM_DIMENSION_*.
   */
  int32_t first;
  /**
   * The other.
   */
  int32_t second;
  /**
   * Whether there is a t statistic: not where the difference is the same for everybody.
   */
  int32_t has_t;
  /**
   * 0.
   */
  int32_t reserved;
} gm_dimension_difference;

/**
 * Where the three scores stand in the triangle of business at (0, 0), human at (1, 0) and hidden at (1/2, sqrt(3)/2).
 */
typedef struct {
  /**
   * How far the point is from the balanced centre: 0 in the centre, 1 in a corner.
   */
  gm_estimate distance;
  /**
   * The share of business in the sum of the scores, 0 to 1; a third is balanced.
   */
  double business;
  /**
   * The share of human.
   */
  double human;
  /**
   * The share of hidden.
   */
  double hidden;
  /**
   * The point across, from business (0) to human (1).
   */
  double x;
  /**
   * The point upwards, from both of these (0) to hidden (0.866).
   */
  double y;
  /**
   * Snedecor's F of Hotelling's T squared against three means that are the same.
   */
  double f;
  /**
   * Its p-value, 0 to 1.
   */
  double p;
  /**
   * Whether there is a test: not without variation and below three respondents.
   */
  int32_t has_test;
  /**
   * 0.
   */
  int32_t reserved;
} gm_balance;

/**
 * One dimension that outweighs another beyond chance; its texts have functions of their own.
 */
typedef struct {
  /**
   * By how much the one is above the other, in points of 100.
   */
  gm_estimate difference;
  /**
   * The p-value adjusted for the three differences (Holm).
   */
  double p_adjusted;
  /**
   * The dimension with the higher score: GM_DIMENSION_*.
   */
  int32_t over;
  /**
   * The dimension with the lower score.
   */
  int32_t under;
} gm_dimension_finding;

/**
 * Options of gm_dimensions_impact; set up by gm_impact_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * How often people are drawn again, from 20 / (1 - level) to 1000000, or 0 for no intervals and no probabilities: 1000.
   */
  uint32_t replicates;
  /**
   * Confidence level of the intervals, 0.95.
   */
  double level;
  /**
   * The seed of the draws, 1.
   */
  uint64_t seed;
  /**
   * The id of a rated item of the instrument; NULL for the instrument's outcome.
   */
  const char *outcome;
  /**
   * The item in which the same customers answered later; NULL for that of the instrument, if anybody did.
   */
  const char *later;
} gm_impact_options;

/**
 * What share of customers with a problem complain; set up by gm_complaint_rate_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * GM_COMPLAINT_RATE_*.
   */
  int32_t kind;
  /**
   * The rate, above 0, up to 1, for GM_COMPLAINT_RATE_KNOWN.
   */
  double value;
  /**
   * The lowest rate of a range, above 0.
   */
  double low;
  /**
   * The highest rate of a range, at most 1.
   */
  double high;
  /**
   * How many people with a problem had complained, for GM_COMPLAINT_RATE_MEASURED.
   */
  uint64_t complained;
  /**
   * How many had had a problem.
   */
  uint64_t with_problem;
  /**
   * The name of a published rate (see gm_complaints_priors), or of a range; NULL otherwise.
   */
  const char *name;
  /**
   * Where a range was published, or NULL.
   */
  const char *source;
  /**
   * What its source leaves open, or NULL.
   */
  const char *note;
} gm_complaint_rate;

/**
 * How many customers stand behind complaints.
 */
typedef struct {
  /**
   * How many customers had the problem, whether they complained or not.
   */
  gm_estimate affected;
  /**
   * How many of them did not complain.
   */
  gm_estimate silent;
  /**
   * How many of all customers were affected, 0 to 1; all zeros if their number was not given.
   */
  gm_estimate affected_share;
  /**
   * The complaint rate that was used; of a range its geometric middle, which no source has.
   */
  double rate;
  /**
   * Its lower limit: of what of the range fits the number of customers, or Wilson's; the rate itself if it is known.
   */
  double rate_low;
  /**
   * Its upper limit, likewise.
   */
  double rate_high;
  /**
   * How many complained.
   */
  uint64_t complaints;
  /**
   * How many customers there are; 0 if not given.
   */
  uint64_t customers;
  /**
   * Whether the number of customers was given.
   */
  uint8_t has_customers;
  /**
   * Whether there is a share of customers.
   */
  uint8_t has_affected_share;
  /**
   * Whether lower rates of a range are left out, because with them more were affected than there are customers.
   */
  uint8_t rate_is_cut;
  /**
   * 0.
   */
  uint8_t reserved[5];
} gm_complaint_estimate;

/**
 * The complaints of one channel, country or period, and what they are counted over.
 */
typedef struct {
  /**
   * What it is called.
   */
  const char *label;
  /**
   * How many complaints there were.
   */
  uint64_t complaints;
  /**
   * What they are counted over, above 0 and in the same unit for all: contacts, customers.
   */
  double exposure;
} gm_complaint_group;

/**
 * All groups together.
 */
typedef struct {
  /**
   * Complaints per unit of exposure.
   */
  gm_estimate overall;
  /**
   * Pearson's chi-squared of equal rates; absent without complaints.
   */
  double chi_squared;
  /**
   * Its p-value, 0 to 1; absent without complaints.
   */
  double p;
  /**
   * Its degrees of freedom.
   */
  uint64_t df;
  /**
   * How many groups there are.
   */
  size_t n_rates;
  /**
   * How many ratios there are.
   */
  size_t n_ratios;
  /**
   * How the p-values of the ratios are adjusted: GM_ADJUST_*.
   */
  int32_t adjustment;
  /**
   * Whether there is chi-squared.
   */
  uint8_t has_chi_squared;
  /**
   * Whether there is a p-value.
   */
  uint8_t has_p;
  /**
   * 0.
   */
  uint8_t reserved[2];
} gm_complaint_totals;

/**
 * The complaint rate of one group.
 */
typedef struct {
  /**
   * Complaints per unit of exposure, with Garwood's exact interval.
   */
  gm_estimate rate;
  /**
   * How many complaints there were.
   */
  uint64_t complaints;
  /**
   * What they are counted over.
   */
  double exposure;
} gm_compared_rate;

/**
 * The complaint rate of one group divided by that of another.
 */
typedef struct {
  /**
   * The ratio of rates, with the exact interval given the number of complaints in all; all zeros where the other has no
   * complaint.
   */
  gm_estimate ratio;
  /**
   * How large the ratio is at least where the other has no complaint: the lower limit of the same interval, which has no
   * upper one.
   */
  double at_least;
  /**
   * Two-sided exact p-value of equal rates: twice the smaller tail.
   */
  double p;
  /**
   * The same, adjusted for the number of ratios.
   */
  double p_adjusted;
  /**
   * Whether there is a ratio.
   */
  uint8_t has_ratio;
  /**
   * Whether there is a lower limit in its place.
   */
  uint8_t has_at_least;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_rate_ratio;

/**
 * The complaints of one period beside what a survey of the same period says.
 */
typedef struct {
  /**
   * How many complaints there were.
   */
  uint64_t complaints;
  /**
   * What they are counted over, above 0 and in the same unit in both periods: contacts, customers.
   */
  double exposure;
  /**
   * How many of those surveyed had had a problem.
   */
  uint64_t with_problem;
  /**
   * How many were surveyed.
   */
  uint64_t surveyed;
} gm_complaint_period;

/**
 * A change in complaints beside the change in problems.
 */
typedef struct {
  /**
   * The complaint rate after divided by that before, exact interval; all zeros if there were no complaints before.
   */
  gm_estimate complaint_ratio;
  /**
   * The share with a problem after minus that before, -1 to 1, with Newcombe's interval.
   */
  gm_estimate problem_difference;
  /**
   * How often people with a problem complain, after divided by before; all zeros if there is a count of 0.
   */
  gm_estimate propensity_ratio;
  /**
   * The exact two-sided p-value of an unchanged complaint rate.
   */
  double complaint_p;
  /**
   * The two-sided p-value of an unchanged share with a problem.
   */
  double problem_p;
  /**
   * What both say together: GM_READING_*.
   */
  int32_t reading;
  /**
   * Whether there is a ratio of complaint rates.
   */
  uint8_t has_complaint_ratio;
  /**
   * Whether there is a ratio of how often people complain.
   */
  uint8_t has_propensity_ratio;
  /**
   * 0.
   */
  uint8_t reserved[2];
} gm_complaint_change;

/**
 * How complaints about a problem ended, and what those customers mean to do.
 */
typedef struct {
  /**
   * What the outcome is called, such as satisfied, mollified, dissatisfied.
   */
  const char *name;
  /**
   * How many complaints ended so.
   */
  uint64_t customers;
  /**
   * How many of those asked would come back.
   */
  uint64_t would_return;
  /**
   * How many of them were asked.
   */
  uint64_t asked;
} gm_handling;

/**
 * A problem, how often customers complain about it, and who comes back.
 */
typedef struct {
  /**
   * What it is called.
   */
  const char *name;
  /**
   * How many of those surveyed had it, as the worst they had.
   */
  uint64_t with_problem;
  /**
   * How many of those asked had complained.
   */
  uint64_t complained;
  /**
   * How many with the problem were asked whether they had complained.
   */
  uint64_t asked;
  /**
   * How the complaints ended.
   */
  const gm_handling *outcomes;
  /**
   * How many outcomes there are.
   */
  size_t n_outcomes;
  /**
   * How many of those asked who had not complained would come back.
   */
  uint64_t silent_would_return;
  /**
   * How many who had not complained were asked.
   */
  uint64_t silent_asked;
} gm_problem;

/**
 * What one problem costs, or all of them.
 */
typedef struct {
  /**
   * How many customers had it.
   */
  gm_estimate affected;
  /**
   * How many customers are lost through it.
   */
  gm_estimate lost;
  /**
   * What those customers are worth; all zeros if the value of a customer was not given.
   */
  gm_estimate revenue_at_risk;
  /**
   * Of how many complaints it is not known how they ended: they are taken to have ended like the others. 0 where not
   * everybody with the problem was asked, because outcomes may then be of other people.
   */
  uint64_t n_open;
  /**
   * How many parts there are.
   */
  size_t n_parts;
  /**
   * Whether there is a revenue at risk.
   */
  int32_t has_revenue_at_risk;
  /**
   * 0.
   */
  int32_t reserved;
} gm_damage_row;

/**
 * The customers of one problem whose complaint ended in one way, or who did not complain.
 */
typedef struct {
  /**
   * How many customers this is about.
   */
  gm_estimate customers;
  /**
   * The share of them who would come back, 0 to 1, Wilson interval.
   */
  gm_estimate would_return;
  /**
   * How many of them are lost.
   */
  gm_estimate lost;
} gm_damage_part;

/**
 * Options of gm_economics_retention; set up by gm_retention_options_init. Say one of retention, churn, and how many of how
 * many customers stayed. A number counts as given if it is not NaN. Money in any unit, per period as long as the one that
 * retention is about.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  uint32_t reserved;
  /**
   * The share of customers that stays, 0 to 1: not given.
   */
  double retention;
  /**
   * The share that leaves, 0 to 1: not given.
   */
  double churn;
  /**
   * How many customers stayed; not looked at unless has_counts is set.
   */
  uint64_t kept;
  /**
   * How many customers there were, likewise.
   */
  uint64_t customers;
  /**
   * What a customer leaves as margin in a period.
   */
  double margin;
  /**
   * The discount rate per period, above -1 (0.1 means 10 %).
   */
  double discount;
  /**
   * What winning a customer costs: not given.
   */
  double acquisition_cost;
  /**
   * Margin from further products in every period after the first: 0.
   */
  double cross_selling;
  /**
   * New customers that a customer brings by word of mouth in every period that yields a margin: 0. Those whom they bring in
   * turn are not counted.
   */
  double referrals;
  /**
   * What is spent in a period on keeping a customer: not given; needs keeping_gain.
   */
  double keeping_cost;
  /**
   * By how much that spending raises retention, above 0, up to what is missing to 1: not given.
   */
  double keeping_gain;
  /**
   * Confidence level: 0.95.
   */
  double level;
  /**
   * Whether kept and customers are given: 0.
   */
  int32_t has_counts;
  /**
   * 0.
   */
  int32_t reserved2;
} gm_retention_options;

/**
 * Lifetime value under one convention about when the first margin comes in.
 */
typedef struct {
  /**
   * What one unit of margin per period is worth.
   */
  gm_estimate multiple;
  /**
   * What the margin is worth.
   */
  gm_estimate margin_value;
  /**
   * What cross-selling adds.
   */
  gm_estimate cross_selling_value;
  /**
   * What the customers brought by word of mouth are worth, without those whom they bring in turn.
   */
  gm_estimate referral_value;
  /**
   * All three together.
   */
  gm_estimate lifetime_value;
  /**
   * That minus what winning the customer costs; all zeros if the cost was not given.
   */
  gm_estimate net_value;
  /**
   * By how many per cent the lifetime value grows if retention grows by one per cent of itself; of a value of 0, by how many
   * the multiple does.
   */
  double elasticity;
  /**
   * By how much the lifetime value grows if retention is one percentage point higher; absent beyond 1.
   */
  double per_point;
  /**
   * Whether there is a net value.
   */
  uint8_t has_net_value;
  /**
   * Whether there is a gain per point.
   */
  uint8_t has_per_point;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_timed_value;

/**
 * What a customer is worth with a constant retention rate.
 */
typedef struct {
  /**
   * The share of customers that stays from one period to the next, 0 to 1; Wilson interval if it was counted.
   */
  gm_estimate retention;
  /**
   * How many periods a customer stays on average; all zeros if all stay.
   */
  gm_estimate expected_life;
  /**
   * With the first margin after one period, if the customer is still there.
   */
  gm_timed_value deferred;
  /**
   * With the first margin at once.
   */
  gm_timed_value immediate;
  /**
   * What winning a customer costs, as given.
   */
  double cost_of_gaining;
  /**
   * What keeping one more customer costs; absent unless spending and gain were given.
   */
  double cost_of_keeping;
  /**
   * How many times as much gaining costs as keeping; absent unless both are known.
   */
  double gaining_to_keeping;
  /**
   * Whether there is an expected life.
   */
  uint8_t has_expected_life;
  /**
   * Whether there is a cost of gaining.
   */
  uint8_t has_cost_of_gaining;
  /**
   * Whether there is a cost of keeping.
   */
  uint8_t has_cost_of_keeping;
  /**
   * Whether both costs can be compared.
   */
  uint8_t has_gaining_to_keeping;
  /**
   * 0.
   */
  uint8_t reserved[4];
} gm_retention_value;

/**
 * What a new customer is worth.
 */
typedef struct {
  /**
   * With the first margin after one period, for customers still there then.
   */
  gm_estimate deferred;
  /**
   * With the first margin at once.
   */
  gm_estimate immediate;
} gm_cohort_value;

/**
 * The figures of a cohort.
 */
typedef struct {
  /**
   * The first shape of the beta distribution of churn over customers, above 0.
   */
  gm_estimate alpha;
  /**
   * The second shape, likewise.
   */
  gm_estimate beta;
  /**
   * What a new customer is worth.
   */
  gm_cohort_value value;
  /**
   * What a new customer would be worth with the constant retention rate.
   */
  gm_cohort_value constant_value;
  /**
   * The mean churn of new customers, alpha / (alpha + beta).
   */
  double mean_churn;
  /**
   * The logarithm of the likelihood.
   */
  double log_likelihood;
  /**
   * The retention rate that would explain the cohort best if it were the same for all customers.
   */
  double constant_retention;
  /**
   * The logarithm of the likelihood of that.
   */
  double constant_log_likelihood;
  /**
   * The p-value of a churn that is the same for all customers, 0 to 0.5: likelihood ratio.
   */
  double constant_p;
  /**
   * How many periods are shown.
   */
  size_t n_periods;
  /**
   * Whether churn differs measurably between customers: that p-value is below 1 - level. If not, shapes have no limits.
   */
  uint8_t differs;
  /**
   * 0.
   */
  uint8_t reserved[7];
} gm_cohort_fit;

/**
 * One period of a cohort.
 */
typedef struct {
  /**
   * The period, from 1.
   */
  uint64_t period;
  /**
   * How many customers were left at its end.
   */
  uint64_t survivors;
  /**
   * The share of the first customers left at its end, as the model has it, 0 to 1.
   */
  double survival;
  /**
   * The share of those there at its start who stayed, as it was.
   */
  double observed_retention;
  /**
   * The same as the model has it.
   */
  double retention;
  /**
   * Whether the period was observed.
   */
  uint8_t has_survivors;
  /**
   * Whether there was a retention to observe.
   */
  uint8_t has_observed_retention;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_cohort_period;

/**
 * The customers of one level of satisfaction, and how many of them stayed.
 */
typedef struct {
  /**
   * What the level is called.
   */
  const char *label;
  /**
   * How many customers said so.
   */
  uint64_t customers;
  /**
   * How many of them were still customers a period later.
   */
  uint64_t kept;
} gm_level_retention;

/**
 * All customers, and what a change in satisfaction is worth per customer.
 */
typedef struct {
  /**
   * The retention of all customers, 0 to 1, Wilson interval.
   */
  gm_estimate retention;
  /**
   * By how much retention changes; all zeros, as below, if no change was given.
   */
  gm_estimate shift_retention;
  /**
   * By how much the lifetime value changes with the first margin after one period.
   */
  gm_estimate shift_deferred;
  /**
   * The same with the first margin at once.
   */
  gm_estimate shift_immediate;
  /**
   * How many levels there are.
   */
  size_t n_levels;
  /**
   * Whether a change was given.
   */
  int32_t has_shift;
  /**
   * 0.
   */
  int32_t reserved;
} gm_satisfaction_overall;

/**
 * One level of satisfaction.
 */
typedef struct {
  /**
   * The share of customers at this level, 0 to 1, Wilson interval.
   */
  gm_estimate share;
  /**
   * The share of them that stayed, 0 to 1, Wilson interval.
   */
  gm_estimate retention;
  /**
   * What a customer of this level is worth with the first margin after one period.
   */
  gm_estimate deferred;
  /**
   * The same with the first margin at once.
   */
  gm_estimate immediate;
} gm_satisfaction_level;

/**
 * Options of gm_economics_service_level and gm_economics_agents; set up by gm_service_options_init. Times in any unit, the
 * same for all.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  uint32_t reserved;
  /**
   * How long a contact keeps an agent busy on average, above 0; needed beside any other time: NaN, not given, and times that
   * come out are in handling times.
   */
  double handling_time;
  /**
   * The time within which contacts are to be answered, from 0: NaN, at once; gm_economics_agents needs it.
   */
  double within;
  /**
   * How long customers wait on average before they give up, above 0: NaN, nobody does (Erlang C).
   */
  double patience;
} gm_service_options;

/**
 * What waiting so many agents allow.
 */
typedef struct {
  /**
   * The load offered, in agents kept busy (erlangs).
   */
  double load;
  /**
   * How many agents there are.
   */
  uint64_t agents;
  /**
   * How long a contact keeps an agent busy on average; 1 if it was not given.
   */
  double handling_time;
  /**
   * The time within which contacts are to be answered.
   */
  double within;
  /**
   * How long customers wait on average before they give up; absent where nobody does.
   */
  double patience;
  /**
   * The probability of having to wait, 0 to 1.
   */
  double waiting_probability;
  /**
   * The share of all contacts offered, those given up included, that are answered within the time, 0 to 1.
   */
  double service_level;
  /**
   * How long those who are answered waited on average, in the unit of the handling time.
   */
  double average_speed_of_answer;
  /**
   * How long all wait on average, those who give up too.
   */
  double average_wait;
  /**
   * The share of contacts that are given up, 0 to 1; 0 where nobody gives up.
   */
  double abandonment;
  /**
   * How many wait on average.
   */
  double queue_length;
  /**
   * The share of their time that agents are busy, 0 to 1.
   */
  double occupancy;
  /**
   * Whether customers give up.
   */
  int32_t has_patience;
  /**
   * 0.
   */
  int32_t reserved;
} gm_service_level;

/**
 * Options of gm_mystery_plan; set up by gm_plan_options_init. Sites, shoppers, visits and start are needed.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * How many days the fieldwork takes: 28.
   */
  uint32_t days;
  /**
   * The names of the sites.
   */
  const char *const *sites;
  /**
   * The number of sites.
   */
  size_t n_sites;
  /**
   * By site, the days of the week it is open on: bit 0 for Monday to bit 6 for Sunday. NULL if all are open every day.
   */
  const uint8_t *open_days;
  /**
   * The names of the shoppers.
   */
  const char *const *shoppers;
  /**
   * The number of shoppers.
   */
  size_t n_shoppers;
  /**
   * The names of the parts of the day; none for "morning", "afternoon" and "evening".
   */
  const char *const *parts;
  /**
   * The number of parts.
   */
  size_t n_parts;
  /**
   * The first day, such as "2026-01-31".
   */
  const char *start;
  /**
   * How many visits there are in all.
   */
  uint64_t visits;
  /**
   * Where the random numbers begin: 1. The same seed gives the same plan.
   */
  uint64_t seed;
  /**
   * How many days lie between two visits of a shopper to the same site; not looked at unless has_rest_days is set.
   */
  uint32_t rest_days;
  /**
   * Whether a shopper may visit a site again after so many days: 0, no shopper visits a site twice.
   */
  int32_t has_rest_days;
} gm_plan_options;

/**
 * The figures of a gm_plan.
 */
typedef struct {
  /**
   * The number of visits.
   */
  size_t n_visits;
  /**
   * The number of sites.
   */
  size_t n_sites;
  /**
   * The number of shoppers.
   */
  size_t n_shoppers;
  /**
   * The number of parts of the day.
   */
  size_t n_parts;
  /**
   * How many visits are by a shopper who has been planned for that site already.
   */
  uint64_t repeats;
  /**
   * How many of these come sooner than wanted.
   */
  uint64_t too_soon;
  /**
   * Where the random numbers began.
   */
  uint64_t seed;
  /**
   * How many visits there are on Mondays, and so on to Sundays.
   */
  uint64_t weekdays[7];
  /**
   * How many days the fieldwork takes.
   */
  uint32_t days;
  /**
   * How many days should lie between two visits of a shopper to one site.
   */
  uint32_t rest_days;
  /**
   * Whether a shopper may visit a site again after so many days.
   */
  int32_t has_rest_days;
  /**
   * 0.
   */
  int32_t reserved;
} gm_plan_figures;

/**
 * Numbers of one visit of a gm_plan.
 */
typedef struct {
  /**
   * The number of the visit, from 1.
   */
  uint64_t number;
  /**
   * The day of the week, 1 for Monday to 7 for Sunday.
   */
  int32_t weekday;
  /**
   * 0.
   */
  int32_t reserved;
} gm_planned_visit;

/**
 * Options of gm_mystery_size; set up by gm_visit_size_options_init. Sample and sites are needed.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Whether the number of shoppers is given: 0.
   */
  int32_t has_shoppers;
  /**
   * Of GM_SIZE_SHARE or GM_SIZE_MEAN: margin, share or standard deviation, level.
   */
  const gm_size_options *sample;
  /**
   * How many sites are visited.
   */
  uint64_t sites;
  /**
   * How many shoppers visit them; not looked at unless has_shoppers is set.
   */
  uint64_t shoppers;
  /**
   * The correlation of two visits to one site, 0 to below 1: 0.1.
   */
  double site_icc;
  /**
   * The correlation of two visits by one shopper, 0 to below 1: 0.
   */
  double shopper_icc;
} gm_visit_size_options;

/**
 * How many mystery visits an interval of the chain's score takes.
 */
typedef struct {
  /**
   * The number of visits in all.
   */
  uint64_t visits;
  /**
   * The same, not rounded up.
   */
  double exact;
  /**
   * Visits to each site, on average.
   */
  double per_site;
  /**
   * Visits by each shopper, on average.
   */
  double per_shopper;
  /**
   * How many times larger the variance is than of as many visits that have nothing in common.
   */
  double design_effect;
  /**
   * How many visits it would take if they had nothing in common and their spread were known, not rounded up.
   */
  double independent;
  /**
   * Degrees of freedom of the interval: the smaller number of sites and shoppers that are visited and visit, less one.
   */
  double df;
  /**
   * The confidence level, between 0 and 1.
   */
  double level;
  /**
   * Whether there is a number of visits by each shopper.
   */
  int32_t has_per_shopper;
  /**
   * 0.
   */
  int32_t reserved;
} gm_visit_size;

/**
 * How a table of visits is read; set up by gm_visit_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Whether there is a pass mark: 0.
   */
  int32_t has_pass_mark;
  /**
   * The column of sites; NULL for "site".
   */
  const char *site;
  /**
   * The column of shoppers; NULL for "shopper".
   */
  const char *shopper;
  /**
   * The column of occasions, such as waves; NULL for none: all visits to a site are of one.
   */
  const char *occasion;
  /**
   * The column of visit scores, 0 to 100; NULL for "score". Read where there are no items.
   */
  const char *score;
  /**
   * The columns of the items that the score of a visit is made of.
   */
  const char *const *items;
  /**
   * How much each item counts; NULL for 1 each.
   */
  const double *weights;
  /**
   * The most points each item gives; NULL for 1 each.
   */
  const double *maxima;
  /**
   * The number of items.
   */
  size_t n_items;
  /**
   * The sites there are, a visit to another being an error; none if any site may be.
   */
  const char *const *sites;
  /**
   * The number of sites.
   */
  size_t n_sites;
  /**
   * The score from which a visit is passed; not looked at unless has_pass_mark is set.
   */
  double pass_mark;
} gm_visit_options;

/**
 * Options of gm_mystery_score; set up by gm_mystery_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Whether there is a target: 0.
   */
  int32_t has_target;
  /**
   * The score that a site should have, 0 to 100; not looked at unless has_target is set.
   */
  double target;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * The seed of the drawing: 1.
   */
  uint64_t seed;
  /**
   * The language of the sentences, NULL for "en".
   */
  const char *language;
  /**
   * How often the places where visits overlap are drawn again for the interval of the agreement: 1,000 times; 0 for none.
   */
  uint32_t replicates;
  /**
   * 0.
   */
  int32_t reserved;
} gm_mystery_options;

/**
 * The figures of a gm_mystery.
 */
typedef struct {
  /**
   * The mean score of the visits, 0 to 100, with Student's t on clusters. n_excluded counts visits without a score.
   */
  gm_estimate score;
  /**
   * The test that all shoppers are equally severe.
   */
  gm_f_test severity_test;
  /**
   * Krippendorff's alpha of the scores that different shoppers gave the same site on the same occasion.
   */
  gm_krippendorff agreement;
  /**
   * The same visits by one-way analysis of variance.
   */
  gm_one_way overlap;
  /**
   * Degrees of freedom of the score's interval.
   */
  double df;
  /**
   * How many times larger the variance is than of as many visits that have nothing in common.
   */
  double design_effect;
  /**
   * The standard deviation of visits to one site by different shoppers, in points.
   */
  double within_sd;
  /**
   * Its degrees of freedom; 0 without it.
   */
  uint64_t within_df;
  /**
   * The score that a site should have.
   */
  double target;
  /**
   * The confidence level, between 0 and 1.
   */
  double level;
  /**
   * How many visits there are, with or without a score.
   */
  uint64_t n_visits;
  /**
   * The number of sites with a score.
   */
  size_t n_sites;
  /**
   * The number of shoppers with a score.
   */
  size_t n_shoppers;
  /**
   * The number of items.
   */
  size_t n_items;
  /**
   * In how many groups that share no site and no shopper the visits fall apart; 1 if severity can be told.
   */
  size_t n_groups;
  /**
   * How many of the sites there are have no visit with a score; their names are in the JSON text.
   */
  size_t n_unvisited;
  /**
   * What visits count as together: GM_CLUSTERING_*.
   */
  int32_t clustering;
  /**
   * Whether there is a df.
   */
  uint8_t has_df;
  /**
   * Whether there is a design_effect.
   */
  uint8_t has_design_effect;
  /**
   * Whether there is a within_sd.
   */
  uint8_t has_within_sd;
  /**
   * Whether there is a target.
   */
  uint8_t has_target;
  /**
   * Whether there is a severity_test.
   */
  uint8_t has_severity_test;
  /**
   * Whether there is an agreement.
   */
  uint8_t has_agreement;
  /**
   * Whether there is an overlap.
   */
  uint8_t has_overlap;
  /**
   * 0.
   */
  uint8_t reserved;
  /**
   * 0.
   */
  int32_t reserved_2;
} gm_mystery_figures;

/**
 * What the visits say of one site.
 */
typedef struct {
  /**
   * The mean score of its visits, 0 to 100.
   */
  gm_estimate score;
  /**
   * The score it would have if the average shopper had come, in points.
   */
  gm_estimate adjusted;
  /**
   * The probability that the true score is below the target, 0 to 1.
   */
  double below_target;
  /**
   * How many shoppers came.
   */
  uint64_t n_shoppers;
  /**
   * Whether there is an adjusted score.
   */
  uint8_t has_adjusted;
  /**
   * Whether there is that probability.
   */
  uint8_t has_below_target;
  /**
   * 0.
   */
  uint16_t reserved;
  /**
   * 0.
   */
  int32_t reserved_2;
} gm_site_score;

/**
 * How severe a shopper is beside others at the same sites.
 */
typedef struct {
  /**
   * How many points more than the average visit the shopper gives at the same site, negative = severe.
   */
  gm_estimate effect;
  /**
   * The mean score, 0 to 100.
   */
  double mean;
  /**
   * The two-sided p-value of the effect, 0 to 1.
   */
  double p;
  /**
   * The same after Holm, over all shoppers.
   */
  double p_adjusted;
  /**
   * How many visits with a score there are.
   */
  uint64_t n_visits;
  /**
   * To how many sites.
   */
  uint64_t n_sites;
  /**
   * Whether there is an effect.
   */
  uint8_t has_effect;
  /**
   * Whether there is a p.
   */
  uint8_t has_p;
  /**
   * Whether there is a p_adjusted.
   */
  uint8_t has_p_adjusted;
  /**
   * 0.
   */
  uint8_t reserved;
  /**
   * 0.
   */
  int32_t reserved_2;
} gm_shopper_severity;

/**
 * How one item of the form was met.
 */
typedef struct {
  /**
   * The mean share of its points, 0 to 100; n_excluded counts visits where it did not apply.
   */
  gm_estimate score;
  /**
   * How much it counts.
   */
  double weight;
  /**
   * In how many visits it did not apply.
   */
  uint64_t n_not_applicable;
  /**
   * Whether there is a score: not where it never applied.
   */
  int32_t has_score;
  /**
   * 0.
   */
  int32_t reserved;
} gm_item_score;

/**
 * Which columns of a long table of observations hold what; set up by gm_observation_columns_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The id of the standard observed; NULL for "standard".
   */
  const char *standard;
  /**
   * What was observed; NULL for "value".
   */
  const char *value;
  /**
   * The contact it was observed in; NULL if contacts are not known.
   */
  const char *contact;
  /**
   * Of times, who gave up (1); NULL if nobody did.
   */
  const char *abandoned;
  /**
   * To whom the standard did not apply (1); NULL if there is no such column.
   */
  const char *not_applicable;
} gm_observation_columns;

/**
 * Options of gm_standards_attainment; set up by gm_attainment_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * Of which contacts the share within a time is taken: GM_DENOMINATOR_OFFERED.
   */
  int32_t denominator;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * The scores, rising, from 0 to 100, at which one star more begins; NULL for no stars.
   */
  const double *stars;
  /**
   * The number of these scores.
   */
  size_t n_stars;
  /**
   * The language of the texts; NULL for "en".
   */
  const char *language;
} gm_attainment_options;

/**
 * How far the standards are attained in one segment, or over all. Parts whose has_ flag is 0 are all zeros.
 */
typedef struct {
  /**
   * 0 to 100: the weighted mean share of the standards that applied, critical ones left out.
   */
  gm_estimate score;
  /**
   * The mean scorecard of a contact, 0 to 100.
   */
  gm_estimate contacts;
  /**
   * The share of observations of critical standards that kept to them, 0 to 1.
   */
  gm_estimate critical;
  /**
   * The share of contacts that failed no critical standard, 0 to 1.
   */
  gm_estimate critical_contacts;
  /**
   * How often critical standards were failed.
   */
  uint64_t failures;
  /**
   * How many critical standards were.
   */
  size_t n_failed;
  /**
   * The number of standards.
   */
  size_t n_standards;
  /**
   * How many scores of the table of stars the score reaches.
   */
  uint32_t stars;
  /**
   * Whether there is a score.
   */
  uint8_t has_score;
  /**
   * Whether contacts are known.
   */
  uint8_t has_contacts;
  /**
   * Whether there is a share of critical standards.
   */
  uint8_t has_critical;
  /**
   * Whether there is one of contacts.
   */
  uint8_t has_critical_contacts;
  /**
   * Whether there are stars.
   */
  uint8_t has_stars;
  /**
   * 0.
   */
  uint8_t reserved[7];
} gm_attained;

/**
 * How far one standard is attained. Parts whose has_ flag is 0 are all zeros.
 */
typedef struct {
  /**
   * The share that kept to it, 0 to 1; of times, of the contacts that the denominator says.
   */
  gm_estimate share;
  /**
   * Of times, the share within the target of all offered.
   */
  gm_estimate offered;
  /**
   * The same of those answered.
   */
  gm_estimate answered;
  /**
   * The same of those offered less short abandons; not where the standard does not say what is short.
   */
  gm_estimate offered_less_short;
  /**
   * The same of those answered or given up too late.
   */
  gm_estimate answered_or_late;
  /**
   * Of times, the probability of an answer within the target had nobody given up (Kaplan and Meier); not where the target
   * is longer than anybody waited and who waited longest gave up.
   */
  gm_estimate survival;
  /**
   * Of a percentile, the time within which the required share was answered; not where too many gave up to know. Limits
   * that too few answers allow are absent.
   */
  gm_estimate percentile;
  /**
   * Of a rating, the mean rating, with Student's t.
   */
  gm_estimate mean;
  /**
   * Where there is no survival, what it is not below, with the error of one limit.
   */
  double survival_at_least;
  /**
   * Where there is no percentile, what it is not below, likewise.
   */
  double percentile_at_least;
  /**
   * The probability with which an interval between two order statistics covers; not without either limit.
   */
  double percentile_coverage;
  /**
   * The target, in its unit.
   */
  double target;
  /**
   * The share of contacts that must keep to it, 0 to 1.
   */
  double required;
  /**
   * Its weight as a share of all; 0 of a critical standard.
   */
  double weight;
  /**
   * How often it was kept to.
   */
  uint64_t met;
  /**
   * How often it was not; of times, those answered too late.
   */
  uint64_t not_met;
  /**
   * How often it did not apply.
   */
  uint64_t not_applicable;
  /**
   * How often nothing was observed.
   */
  uint64_t missing;
  /**
   * Of times, how many gave up.
   */
  uint64_t abandoned;
  /**
   * GM_STANDARD_YES_NO to GM_STANDARD_RATING.
   */
  int32_t kind;
  /**
   * GM_UNIT_SHARE to GM_UNIT_POINTS.
   */
  int32_t unit;
  /**
   * Of times, which contacts the share is of: GM_DENOMINATOR_OFFERED to GM_DENOMINATOR_ANSWERED_OR_LATE. All offered where
   * the standard does not say what a short abandon is.
   */
  int32_t denominator;
  /**
   * Whether it is critical.
   */
  uint8_t critical;
  /**
   * Whether there is a share, and attained says something.
   */
  uint8_t has_share;
  /**
   * Whether the share reaches what is required.
   */
  uint8_t attained;
  /**
   * Whether the interval of the share leaves no doubt about that.
   */
  uint8_t certain;
  /**
   * Whether there is an offered.
   */
  uint8_t has_offered;
  /**
   * Whether there is an answered.
   */
  uint8_t has_answered;
  /**
   * Whether there is an offered_less_short.
   */
  uint8_t has_offered_less_short;
  /**
   * Whether there is an answered_or_late.
   */
  uint8_t has_answered_or_late;
  /**
   * Whether there is a survival.
   */
  uint8_t has_survival;
  /**
   * Whether there is a percentile.
   */
  uint8_t has_percentile;
  /**
   * Whether there is a percentile_coverage.
   */
  uint8_t has_percentile_coverage;
  /**
   * Whether there is a survival_at_least.
   */
  uint8_t has_survival_at_least;
  /**
   * Whether there is a percentile_at_least.
   */
  uint8_t has_percentile_at_least;
  /**
   * Whether there is a mean.
   */
  uint8_t has_mean;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_attained_standard;

/**
 * What standards of one attribute are to the gap model.
 */
typedef struct {
  /**
   * The standard, as a rating on the scale of the attribute.
   */
  double standard;
  /**
   * The mean of what is delivered, likewise.
   */
  double mean;
  /**
   * Its standard error.
   */
  double std_error;
  /**
   * The degrees of freedom of that.
   */
  double df;
  /**
   * How many observations it rests on.
   */
  uint64_t n;
  /**
   * Whether there is a std_error.
   */
  uint8_t has_std_error;
  /**
   * Whether there is a df.
   */
  uint8_t has_df;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_gap_input;

/**
 * Options of gm_research_self_other; set up by gm_self_other_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * The viewpoint that staff answered from: GM_PERCEPTION, staff rating their own service.
   */
  int32_t staff;
  /**
   * The viewpoint that customers answered from: GM_PERCEPTION.
   */
  int32_t customers;
  /**
   * How p-values are adjusted, within dimensions and within attributes: GM_ADJUST_HOLM.
   */
  int32_t family;
  /**
   * Confidence level, 0.95.
   */
  double level;
  /**
   * The language of the labels, NULL for "en".
   */
  const char *language;
} gm_self_other_options;

/**
 * The figures of a gm_self_other.
 */
typedef struct {
  /**
   * How many attributes staff see as better than customers do.
   */
  size_t n_too_good;
  /**
   * How many attributes staff see as worse.
   */
  size_t n_too_bad;
  /**
   * How many attributes only one side rated.
   */
  size_t n_one_sided;
  /**
   * The confidence level, between 0 and 1.
   */
  double level;
  /**
   * The viewpoint that staff answered from.
   */
  int32_t staff;
  /**
   * The viewpoint that customers answered from.
   */
  int32_t customers;
  /**
   * How p-values were adjusted: GM_ADJUST_*.
   */
  int32_t family;
  /**
   * 0.
   */
  int32_t reserved;
} gm_self_other_figures;

/**
 * How far staff's view lies above that of customers.
 */
typedef struct {
  /**
   * Staff's mean less that of customers, in scale units, with Welch's interval.
   */
  gm_estimate bias;
  /**
   * Staff's mean, in scale units, high is good.
   */
  double staff_mean;
  /**
   * Customers' mean, likewise.
   */
  double customers_mean;
  /**
   * How many of staff rated it.
   */
  uint64_t n_staff;
  /**
   * How many customers rated it.
   */
  uint64_t n_customers;
  /**
   * Degrees of freedom.
   */
  double df;
  /**
   * The bias divided by its standard error.
   */
  double t;
  /**
   * Two-sided p-value, 0 to 1.
   */
  double p;
  /**
   * The same, adjusted among dimensions or among attributes.
   */
  double p_adjusted;
  /**
   * The bias by the root mean square of the two standard deviations (Cohen's d).
   */
  double effect_size;
  /**
   * Whether there are df, t, p and p_adjusted.
   */
  uint8_t has_test;
  /**
   * Whether there is an effect_size.
   */
  uint8_t has_effect_size;
  /**
   * Whether staff see the attribute as better than customers do.
   */
  uint8_t is_too_good;
  /**
   * Whether staff see the attribute as worse.
   */
  uint8_t is_too_bad;
  /**
   * 0.
   */
  int32_t reserved;
} gm_bias;

/**
 * Options of gm_research_internal; set up by gm_internal_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * The segment column of the department that serves; NULL for "provider".
   */
  const char *provider;
  /**
   * The segment column of the department that is served, that of the respondent; NULL for "customer".
   */
  const char *customer;
  /**
   * The id of the attribute or dimension that is measured; NULL for "overall".
   */
  const char *of;
  /**
   * The smallest number of respondents whose answers are shown: 10.
   */
  uint64_t min_n;
  /**
   * Confidence level, 0.95.
   */
  double level;
} gm_internal_options;

/**
 * The figures of a gm_internal.
 */
typedef struct {
  /**
   * The number of departments.
   */
  size_t n_departments;
  /**
   * The smallest number of respondents whose answers are shown.
   */
  uint64_t min_n;
  /**
   * How many cells of GM_INTERNAL_CELL are hidden because fewer answered.
   */
  uint64_t n_hidden;
  /**
   * How many respondents named no provider or no customer, and stand in no cell.
   */
  uint64_t n_unlabelled;
  /**
   * The confidence level, between 0 and 1.
   */
  double level;
} gm_internal_figures;

/**
 * The gap of one provider and one customer, or of several together.
 */
typedef struct {
  /**
   * Perception - expectation in scale units, negative = shortfall.
   */
  gm_estimate gap;
  /**
   * Mean perception, in scale units.
   */
  double perception_mean;
  /**
   * Mean expectation, likewise.
   */
  double expectation_mean;
  /**
   * How many cells are left out of a sum, because it would give away what is hidden.
   */
  uint64_t cells_left_out;
  /**
   * Whether a department speaks of itself.
   */
  uint8_t is_own;
  /**
   * Whether fewer than min_n answered; there is then no gap and no mean.
   */
  uint8_t is_hidden;
  /**
   * Whether there is one provider.
   */
  uint8_t has_provider;
  /**
   * Whether there is one customer.
   */
  uint8_t has_customer;
  /**
   * 0.
   */
  int32_t reserved;
} gm_internal_cell;

/**
 * Options of gm_research_coverage; set up by gm_research_options_init.
 */
typedef struct {
  /**
   * The size of this struct.
   */
  uint32_t struct_size;
  /**
   * 0.
   */
  int32_t reserved;
  /**
   * How many days old the last of a source may be for it to count as fresh: 365.
   */
  double max_age_days;
  /**
   * How many there must be at least for a source to count as enough: 30.
   */
  uint64_t min_n;
} gm_research_options;

/**
 * A source of information that is in use.
 */
typedef struct {
  /**
   * How many answers, visits, complaints, conversations or tests there are.
   */
  uint64_t n;
  /**
   * How many days ago the last one was.
   */
  double age_days;
  /**
   * GM_SOURCE_SURVEY to GM_SOURCE_ADVERTISING_TESTS.
   */
  int32_t kind;
  /**
   * 0.
   */
  int32_t reserved;
} gm_information_source;

/**
 * One gap and how well it is informed.
 */
typedef struct {
  /**
   * How many sources that inform it are in use.
   */
  size_t n_sources;
  /**
   * How many that measure it are missing, stale or too few.
   */
  size_t n_missing;
  /**
   * 1 to 5.
   */
  int32_t number;
  /**
   * Whether all sources that measure it are in use, fresh and enough.
   */
  uint8_t is_covered;
  /**
   * Whether at least one is.
   */
  uint8_t is_informed;
  /**
   * 0.
   */
  uint16_t reserved;
} gm_gap_coverage;

/**
 * A source as it serves one gap.
 */
typedef struct {
  /**
   * How many there are.
   */
  uint64_t n;
  /**
   * How many days ago the last of them was.
   */
  double age_days;
  /**
   * GM_SOURCE_SURVEY to GM_SOURCE_ADVERTISING_TESTS.
   */
  int32_t kind;
  /**
   * GM_INFORMATION_DIRECT or GM_INFORMATION_INDIRECT.
   */
  int32_t information;
  /**
   * Whether that is no longer ago than allowed.
   */
  uint8_t is_fresh;
  /**
   * Whether there are as many as needed.
   */
  uint8_t is_enough;
  /**
   * 0.
   */
  uint8_t reserved[6];
} gm_source_use;

/**
 * How a picture is to look; set up by gm_picture_options_init.
 */
typedef struct {
  /**
   * Set by gm_picture_options_init.
   */
  uint32_t struct_size;
  /**
   * How wide the picture is in CSS pixels, 240 to 4000; it is as high as its contents need. 720.
   */
  uint32_t width;
  /**
   * The language of texts and numbers: "en", "nl", "fr" or "et"; NULL for "en".
   */
  const char *language;
  /**
   * A title in place of the one it has, or NULL.
   */
  const char *title;
  /**
   * What ids in the picture begin with: letters, digits, - and _, a letter first. Pictures on one page need different
   * ones. NULL for "chart".
   */
  const char *id;
  /**
   * How many rows a picture has at most, from 2: of more, the first and the last are shown. 80.
   */
  size_t rows;
  /**
   * Light or dark: GM_THEME_*. GM_THEME_AUTO.
   */
  int32_t theme;
  /**
   * Whether the picture has its title above it: 1. Without, it is still there for screen readers.
   */
  int32_t heading;
} gm_picture_options;

/**
 * Takes a part of a text, `n` bytes without a NUL at `data`, for `user`; 0 to go on, any other number to stop.
 */
typedef int32_t (*gm_write)(void *user, const char *data, size_t n);

/**
 * The call succeeded and its outputs are written.
 */
#define GM_OK 0

/**
 * A scale that cannot be: bad limits, step, number of points or codes.
 */
#define GM_ERR_INVALID_SCALE 1

/**
 * A rating that is no point of its scale and none of its declared codes.
 */
#define GM_ERR_OFF_SCALE 2

/**
 * A confidence level outside 0 to 1.
 */
#define GM_ERR_INVALID_LEVEL 3

/**
 * An option or argument with a value that is not allowed.
 */
#define GM_ERR_INVALID_OPTION 4

/**
 * Not one valid rating.
 */
#define GM_ERR_NO_VALID_RATINGS 5

/**
 * Fewer valid answers than the estimate needs.
 */
#define GM_ERR_TOO_FEW_RATINGS 6

/**
 * All answers are equal, so there is no uncertainty to report.
 */
#define GM_ERR_ZERO_VARIANCE 7

/**
 * Columns of one table with different lengths.
 */
#define GM_ERR_UNEQUAL_LENGTHS 8

/**
 * A column that the table does not have.
 */
#define GM_ERR_UNKNOWN_COLUMN 9

/**
 * A column name that the table has twice.
 */
#define GM_ERR_DUPLICATE_COLUMN 10

/**
 * A survey weight that is missing, not a number, zero, negative, too large or too fine.
 */
#define GM_ERR_INVALID_WEIGHT 11

/**
 * Importance points or weights that do not sum to what they must.
 */
#define GM_ERR_WEIGHT_SUM 12

/**
 * An instrument definition with a mistake.
 */
#define GM_ERR_INVALID_INSTRUMENT 13

/**
 * An item, attribute or dimension that the instrument does not have.
 */
#define GM_ERR_UNKNOWN_ITEM 14

/**
 * No segment of the summary has these labels (an index out of range is GM_ERR_INVALID_ARGUMENT).
 */
#define GM_ERR_UNKNOWN_SEGMENT 15

/**
 * A viewpoint that is needed and the instrument does not have.
 */
#define GM_ERR_MISSING_VIEWPOINT 16

/**
 * Text that is no table: empty, ragged, not in its encoding, too large.
 */
#define GM_ERR_INVALID_TABLE 17

/**
 * Bytes that are no summary, or a damaged one.
 */
#define GM_ERR_INVALID_BYTES 18

/**
 * Two summaries or tallies of different instruments or scales.
 */
#define GM_ERR_MISMATCH 19

/**
 * A count or exact sum beyond what can be held.
 */
#define GM_ERR_OVERFLOW 20

/**
 * Reading or writing failed.
 */
#define GM_ERR_IO 21

/**
 * Too few groups, such as branches, that differ for the estimate.
 */
#define GM_ERR_TOO_FEW_UNITS 22

/**
 * A margin of a category, or a total of a cell, that nobody in the sample has.
 */
#define GM_ERR_EMPTY_CELL 23

/**
 * An iteration that did not come to its end.
 */
#define GM_ERR_NOT_CONVERGED 24

/**
 * A pointer that may not be NULL is NULL.
 */
#define GM_ERR_NULL_POINTER 100

/**
 * A wrong struct_size, an unknown code, an index out of range, text that is not UTF-8, a misaligned pointer, or a
 * length that no memory can have.
 */
#define GM_ERR_INVALID_ARGUMENT 101

/**
 * The buffer is too small; the size needed is written all the same.
 */
#define GM_ERR_BUFFER_TOO_SMALL 102

/**
 * A mistake in the library itself; please report it with the message.
 */
#define GM_ERR_PANIC 255

#ifdef __cplusplus
extern "C" {
#endif  /* __cplusplus */

/**
 * The message of the last call that failed on this thread, in one sentence: the offending value, where it stands and
 * what is allowed.
 *
 * Writes at most `capacity` bytes including the terminating NUL, cutting the message short (between characters) if it
 * must, and returns the bytes needed for all of it. `buffer` may be NULL if `capacity` is 0. A call that succeeds
 * leaves the message of the one before.
 */
GM_API
size_t gm_last_error(char *buffer,
                     size_t capacity);

/**
 * The name of a status such as "off_scale", the one that other languages give the error; "ok" for GM_OK.
 *
 * Fails with GM_ERR_INVALID_ARGUMENT for a number that is no status, GM_ERR_BUFFER_TOO_SMALL or GM_ERR_NULL_POINTER.
 */
GM_API
gm_status gm_status_name(gm_status status,
                         char *buffer,
                         size_t capacity,
                         size_t *needed);

/**
 * The version of the binary interface: a program compiled with this header needs GM_ABI_VERSION.
 */
GM_API uint32_t gm_abi_version(void);

/**
 * The version of the library, such as "0.1.0": static text, never to be freed.
 */
GM_API const char *gm_version(void);

/**
 * Sets up a column of `n` elements of the type `type_code` that lie one after the other from `data`.
 *
 * The data is not looked at yet. Fails with GM_ERR_NULL_POINTER if `column` is NULL.
 */
GM_API gm_status gm_column_init(gm_column *column, int32_t type_code, const void *data, size_t n);

/**
 * Sets up a rating scale of whole numbers from `min` to `max`, high is good, without codes.
 *
 * Whether the scale can be is checked where it is used. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_scale_init(gm_scale *scale, double min, double max);

/**
 * Sets a bootstrap to its defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_bootstrap_init(gm_bootstrap *bootstrap);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_csat_bootstrap_options_init(gm_csat_bootstrap_options *options);

/**
 * Makes counts of nobody yet, on a rating scale.
 *
 * Fails with GM_ERR_INVALID_SCALE, also for a measure (step 0).
 */
GM_API gm_status gm_counts_new(const gm_scale *scale, gm_counts **out);

/**
 * Makes counts from a table made elsewhere: how often each of the `n` points was given, lowest first, and the absent
 * (NULL for none).
 *
 * Fails with GM_ERR_INVALID_SCALE, also unless there are as many counts as the scale has points.
 */
GM_API
gm_status gm_counts_from_counts(const gm_scale *scale,
                                const uint64_t *counts,
                                size_t n,
                                const gm_absent *absent,
                                gm_counts **out);

/**
 * Frees counts; NULL is a no-op.
 */
GM_API void gm_counts_free(gm_counts *counts);

/**
 * Adds one rating; NaN is missing.
 *
 * Fails with GM_ERR_OFF_SCALE, GM_ERR_OVERFLOW.
 */
GM_API gm_status gm_counts_push(gm_counts *counts, double rating);

/**
 * Adds one rating with a survey weight, 0.000001 to 1000000.
 *
 * Fails with GM_ERR_OFF_SCALE, GM_ERR_INVALID_WEIGHT, GM_ERR_OVERFLOW.
 */
GM_API gm_status gm_counts_push_weighted(gm_counts *counts, double rating, double weight);

/**
 * Adds a column of ratings, with a survey weight each unless `weights` is NULL.
 *
 * Fails with GM_ERR_OFF_SCALE and GM_ERR_INVALID_WEIGHT, naming the index, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_counts_extend(gm_counts *counts,
                           const gm_column *ratings,
                           const gm_column *weights);

/**
 * Adds all that other counts of the same scale have seen; the two may be one.
 *
 * Fails with GM_ERR_MISMATCH, GM_ERR_OVERFLOW.
 */
GM_API gm_status gm_counts_merge(gm_counts *counts, const gm_counts *other);

/**
 * How many gave a rating.
 */
GM_API gm_status gm_counts_n_valid(const gm_counts *counts, uint64_t *out);

/**
 * How many did not answer.
 */
GM_API gm_status gm_counts_n_missing(const gm_counts *counts, uint64_t *out);

/**
 * Those without a rating, by reason.
 */
GM_API gm_status gm_counts_absent(const gm_counts *counts, gm_absent *out);

/**
 * All respondents seen: valid + missing + not applicable + refused + invalid.
 */
GM_API gm_status gm_counts_rows(const gm_counts *counts, uint64_t *out);

/**
 * Whether survey weights were given, 0 or 1.
 */
GM_API gm_status gm_counts_is_weighted(const gm_counts *counts, int32_t *out);

/**
 * How many gave this rating; 0 for a value that is no point of the scale.
 */
GM_API gm_status gm_counts_count_of(const gm_counts *counts, double rating, uint64_t *out);

/**
 * How many gave each point, lowest point first: an array as described under "Text and arrays out".
 */
GM_API gm_status gm_counts_counts(const gm_counts *counts, uint64_t *buffer, size_t capacity, size_t *needed);

/**
 * Makes pair counts of nobody yet, both sides on one rating scale.
 *
 * Fails with GM_ERR_INVALID_SCALE, also for a measure (step 0).
 */
GM_API gm_status gm_pair_counts_new(const gm_scale *scale, gm_pair_counts **out);

/**
 * Frees pair counts; NULL is a no-op.
 */
GM_API void gm_pair_counts_free(gm_pair_counts *pairs);

/**
 * Adds one respondent's reference (expectation) and delivered rating (perception); NaN is missing.
 *
 * Fails with GM_ERR_OFF_SCALE, GM_ERR_OVERFLOW.
 */
GM_API gm_status gm_pair_counts_push(gm_pair_counts *pairs, double reference, double delivered);

/**
 * Adds two columns, one row per respondent, with a survey weight each unless `weights` is NULL.
 *
 * Fails with GM_ERR_OFF_SCALE and GM_ERR_INVALID_WEIGHT, naming the index, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_pair_counts_extend(gm_pair_counts *pairs,
                                const gm_column *reference,
                                const gm_column *delivered,
                                const gm_column *weights);

/**
 * Adds all that other pair counts of the same scale have seen; the two may be one.
 *
 * Fails with GM_ERR_MISMATCH, GM_ERR_OVERFLOW.
 */
GM_API gm_status gm_pair_counts_merge(gm_pair_counts *pairs, const gm_pair_counts *other);

/**
 * How many gave both ratings.
 */
GM_API gm_status gm_pair_counts_n_pairs(const gm_pair_counts *pairs, uint64_t *out);

/**
 * How many lack a pair because a side is not applicable or refused (or invalid, in a summary that counts such
 * values); all others without one did not answer.
 */
GM_API gm_status gm_pair_counts_n_excluded(const gm_pair_counts *pairs, uint64_t *out);

/**
 * How many gave this reference and this delivered rating; 0 if either is no point of the scale.
 */
GM_API
gm_status gm_pair_counts_count_of(const gm_pair_counts *pairs,
                                  double reference,
                                  double delivered,
                                  uint64_t *out);

/**
 * Makes counts of the reference ratings alone, whether or not the other side is present.
 */
GM_API gm_status gm_pair_counts_reference(const gm_pair_counts *pairs, gm_counts **out);

/**
 * Makes counts of the delivered ratings alone, whether or not the other side is present.
 */
GM_API gm_status gm_pair_counts_delivered(const gm_pair_counts *pairs, gm_counts **out);

/**
 * Makes sums of nothing yet.
 */
GM_API gm_status gm_moments_new(gm_moments **out);

/**
 * Frees sums; NULL is a no-op.
 */
GM_API void gm_moments_free(gm_moments *moments);

/**
 * Adds one value; NaN is missing.
 *
 * Fails with GM_ERR_OFF_SCALE if it is infinite or beyond 10^12 in size.
 */
GM_API gm_status gm_moments_push(gm_moments *moments, double value);

/**
 * Adds a column of values, with a survey weight each unless `weights` is NULL.
 *
 * Fails as gm_moments_push and with GM_ERR_INVALID_WEIGHT, naming the index, GM_ERR_UNEQUAL_LENGTHS.
 */
GM_API gm_status gm_moments_extend(gm_moments *moments, const gm_column *values, const gm_column *weights);

/**
 * Adds all that other sums have seen; the two may be one.
 *
 * Fails with GM_ERR_OVERFLOW.
 */
GM_API gm_status gm_moments_merge(gm_moments *moments, const gm_moments *other);

/**
 * How many gave a value.
 */
GM_API gm_status gm_moments_n_valid(const gm_moments *moments, uint64_t *out);

/**
 * Those without a value, by reason.
 */
GM_API gm_status gm_moments_absent(const gm_moments *moments, gm_absent *out);

/**
 * The (weighted) mean; absent without values.
 */
GM_API gm_status gm_moments_mean(const gm_moments *moments, double *value, int32_t *has_value);

/**
 * The sample standard deviation (n - 1), unweighted; absent below two values.
 */
GM_API gm_status gm_moments_std_dev(const gm_moments *moments, double *value, int32_t *has_value);

/**
 * The standard error of the mean, linearised where there are weights; absent below two values.
 */
GM_API gm_status gm_moments_std_error(const gm_moments *moments, double *value, int32_t *has_value);

/**
 * Makes sums of no rows yet, of a number of variables.
 *
 * Fails with GM_ERR_INVALID_OPTION unless there are 1 to 256.
 */
GM_API gm_status gm_cross_products_new(size_t n_variables, gm_cross_products **out);

/**
 * Makes sums of no rows yet that take, of every two variables, all rows that have these two.
 *
 * Fails as gm_cross_products_new.
 */
GM_API gm_status gm_cross_products_pairwise(size_t n_variables, gm_cross_products **out);

/**
 * Frees sums; NULL is a no-op.
 */
GM_API void gm_cross_products_free(gm_cross_products *products);

/**
 * Adds one row: a value of each variable, NaN for missing.
 *
 * Fails with GM_ERR_INVALID_OPTION unless `n` is the number of variables, GM_ERR_OFF_SCALE for a value that is
 * infinite or beyond 10^12 in size, naming the index of its variable, GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_cross_products_push(gm_cross_products *products,
                                 const double *values,
                                 size_t n);

/**
 * Adds a column of values per variable.
 *
 * Fails as gm_cross_products_push and with GM_ERR_UNEQUAL_LENGTHS.
 */
GM_API
gm_status gm_cross_products_extend(gm_cross_products *products,
                                   const gm_column *columns,
                                   size_t n_columns);

/**
 * Adds a column of ratings per variable: declared codes of the scale are missing, and what is neither on the scale nor a
 * code is an error.
 *
 * Fails with GM_ERR_OFF_SCALE, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_INVALID_OPTION unless `n_columns` is the number of
 * variables.
 */
GM_API
gm_status gm_cross_products_extend_ratings(gm_cross_products *products,
                                           const gm_column *columns,
                                           size_t n_columns,
                                           const gm_scale *scale);

/**
 * Adds all that other sums of as many variables have seen; the two may be one.
 *
 * Fails with GM_ERR_MISMATCH, also for listwise and pairwise sums, and GM_ERR_OVERFLOW.
 */
GM_API gm_status gm_cross_products_merge(gm_cross_products *products, const gm_cross_products *other);

/**
 * The number of variables.
 */
GM_API gm_status gm_cross_products_n_variables(const gm_cross_products *products, size_t *out);

/**
 * Whether of every two variables all rows that have these two count: 1 or 0.
 */
GM_API gm_status gm_cross_products_is_pairwise(const gm_cross_products *products, int32_t *out);

/**
 * How many rows the covariance of two variables rests on: those that have both, or listwise those that have all.
 */
GM_API
gm_status gm_cross_products_n_pairs(const gm_cross_products *products,
                                    size_t i,
                                    size_t j,
                                    uint64_t *out);

/**
 * How many rows have every variable.
 */
GM_API gm_status gm_cross_products_n_valid(const gm_cross_products *products, uint64_t *out);

/**
 * How many rows lack a variable.
 */
GM_API gm_status gm_cross_products_n_missing(const gm_cross_products *products, uint64_t *out);

/**
 * The mean of a variable over the rows that have them all, pairwise over those that have it; absent without such rows.
 */
GM_API
gm_status gm_cross_products_mean(const gm_cross_products *products,
                                 size_t variable,
                                 double *value,
                                 int32_t *has_value);

/**
 * The sample covariance (n - 1) of two variables, the variance where they are one; absent below two rows.
 */
GM_API
gm_status gm_cross_products_covariance(const gm_cross_products *products,
                                       size_t i,
                                       size_t j,
                                       double *value,
                                       int32_t *has_value);

/**
 * Pearson's correlation of two variables, -1 to 1; absent below two rows and where one of the two does not vary.
 */
GM_API
gm_status gm_cross_products_correlation(const gm_cross_products *products,
                                        size_t i,
                                        size_t j,
                                        double *value,
                                        int32_t *has_value);

/**
 * Sets options to their defaults: no dimensions, weights or points. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_paired_options_init(gm_paired_options *options);

/**
 * Reads an instrument from TOML text.
 *
 * Fails with GM_ERR_INVALID_INSTRUMENT, naming line and key, or GM_ERR_WEIGHT_SUM.
 */
GM_API gm_status gm_instrument_from_toml(const char *toml, gm_instrument **out);

/**
 * Reads an instrument from JSON text.
 *
 * Fails with GM_ERR_INVALID_INSTRUMENT, naming line and key, or GM_ERR_WEIGHT_SUM.
 */
GM_API gm_status gm_instrument_from_json(const char *json, gm_instrument **out);

/**
 * Makes the built-in SERVQUAL instrument: 22 attributes in five dimensions, expectations in columns E_REL1 and so on,
 * perceptions in P_REL1, on 1 to 7.
 */
GM_API
gm_status gm_instrument_servqual(gm_instrument **out);

/**
 * Makes the built-in SERVPERF instrument: the perceptions of SERVQUAL alone.
 */
GM_API gm_status gm_instrument_servperf(gm_instrument **out);

/**
 * Makes the built-in gap model: the attributes of SERVQUAL from the six viewpoints GM_EXPECTATION to GM_PERCEPTION, in
 * columns E_REL1 and so on, likewise M_, S_, D_, C_ and P_, so that customers, managers and auditors can be asked at once.
 */
GM_API
gm_status gm_instrument_gap_model(gm_instrument **out);

/**
 * Makes the built-in questionnaire for employees and managers on what makes gaps 1 to 4 small or large (Zeithaml,
 * Berry and Parasuraman 1988): 48 statements, three for each of sixteen constructs, in columns MRO1 to OVP3, on 1
 * (disagree) to 7 (agree). gm_gap_antecedents scores it.
 */
GM_API
gm_status gm_instrument_antecedents(gm_instrument **out);

/**
 * Makes the built-in questionnaire on the three dimensions of a contact: business, human and hidden, four attributes each on
 * 1 (disagree) to 7 (agree), as the customer perceived (columns P_BUS1 to P_HID4) and expects it (E_), as the provider or a
 * coach saw it (D_), and overall satisfaction from 1 to 10 (column overall). No validated scale was found: an
 * operationalisation by gapmodel. gm_dimensions_score scores it.
 */
GM_API
gm_status gm_instrument_three_dimensions(gm_instrument **out);

/**
 * What introduces the attributes in the questionnaire for a viewpoint, GM_EXPECTATION to GM_ADEQUATE, in a language:
 * "en" (which NULL stands for), "nl", "fr" or "et". The label of an attribute takes the place of the ellipsis at its end.
 *
 * Fails with GM_ERR_INVALID_OPTION for another language, GM_ERR_INVALID_ARGUMENT.
 */
GM_API
gm_status gm_instrument_question(int32_t viewpoint,
                                 const char *language,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * Makes an instrument for `n` attributes, each rated as expected in column "E_{id}" and as perceived in "P_{id}".
 *
 * `options` may be NULL for the defaults. Fails with GM_ERR_INVALID_INSTRUMENT, GM_ERR_INVALID_SCALE,
 * GM_ERR_WEIGHT_SUM, and GM_ERR_UNEQUAL_LENGTHS unless there are as many weights as dimensions.
 */
GM_API
gm_status gm_instrument_paired(const char *const *attribute_ids,
                               size_t n,
                               const gm_scale *scale,
                               const gm_paired_options *options,
                               gm_instrument **out);

/**
 * Frees an instrument; NULL is a no-op.
 */
GM_API void gm_instrument_free(gm_instrument *instrument);

/**
 * The instrument as JSON text.
 */
GM_API
gm_status gm_instrument_to_json(const gm_instrument *instrument,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * The instrument as TOML text.
 */
GM_API
gm_status gm_instrument_to_toml(const gm_instrument *instrument,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * The JSON Schema of instrument files.
 */
GM_API gm_status gm_instrument_schema(char *buffer, size_t capacity, size_t *needed);

/**
 * The short name of the instrument.
 */
GM_API
gm_status gm_instrument_id(const gm_instrument *instrument,
                           char *buffer,
                           size_t capacity,
                           size_t *needed);

/**
 * The title in a language ("en" if NULL), else in English, else in the first language there is, else the short name.
 */
GM_API
gm_status gm_instrument_title(const gm_instrument *instrument,
                              const char *language,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * The number of attributes.
 */
GM_API gm_status gm_instrument_n_attributes(const gm_instrument *instrument, size_t *out);

/**
 * The number of dimensions.
 */
GM_API gm_status gm_instrument_n_dimensions(const gm_instrument *instrument, size_t *out);

/**
 * The number of items, which are single questions such as overall satisfaction.
 */
GM_API gm_status gm_instrument_n_items(const gm_instrument *instrument, size_t *out);

/**
 * The index of the dimension of an attribute; SIZE_MAX, which is GM_NONE, if it belongs to none.
 *
 * Fails with GM_ERR_INVALID_ARGUMENT for an index out of range, as all functions with an index below.
 */
GM_API
gm_status gm_instrument_attribute_dimension(const gm_instrument *instrument,
                                            size_t attribute,
                                            size_t *out);

/**
 * The column with the ratings of an attribute from a viewpoint, GM_EXPECTATION to GM_ADEQUATE.
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT if attributes are not rated from there, GM_ERR_INVALID_ARGUMENT.
 */
GM_API
gm_status gm_instrument_attribute_column(const gm_instrument *instrument,
                                         size_t attribute,
                                         int32_t viewpoint,
                                         char *buffer,
                                         size_t capacity,
                                         size_t *needed);

/**
 * The column with the answers to an item.
 */
GM_API
gm_status gm_instrument_item_column(const gm_instrument *instrument,
                                    size_t item,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *needed);

/**
 * The short name of an attribute.
 */
GM_API
gm_status gm_instrument_attribute_id(const gm_instrument *instrument,
                                     size_t attribute,
                                     char *buffer,
                                     size_t capacity,
                                     size_t *needed);

/**
 * The label of an attribute in a language ("en" if NULL), else in English, else in the first there is, else its short name.
 */
GM_API
gm_status gm_instrument_attribute_label(const gm_instrument *instrument,
                                        size_t attribute,
                                        const char *language,
                                        char *buffer,
                                        size_t capacity,
                                        size_t *needed);

/**
 * The short name of a dimension.
 */
GM_API
gm_status gm_instrument_dimension_id(const gm_instrument *instrument,
                                     size_t dimension,
                                     char *buffer,
                                     size_t capacity,
                                     size_t *needed);

/**
 * The label of a dimension in a language ("en" if NULL), else in English, else in the first there is, else its short name.
 */
GM_API
gm_status gm_instrument_dimension_label(const gm_instrument *instrument,
                                        size_t dimension,
                                        const char *language,
                                        char *buffer,
                                        size_t capacity,
                                        size_t *needed);

/**
 * The short name of an item.
 */
GM_API
gm_status gm_instrument_item_id(const gm_instrument *instrument,
                                size_t item,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * The label of an item in a language ("en" if NULL), else in English, else in the first there is, else its short name.
 */
GM_API
gm_status gm_instrument_item_label(const gm_instrument *instrument,
                                   size_t item,
                                   const char *language,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_summary_options_init(gm_summary_options *options);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_csv_options_init(gm_csv_options *options);

/**
 * Sets up a field of numbers. `name` and `column` must live as long as the field is used.
 *
 * Fails with GM_ERR_NULL_POINTER if `field` is NULL.
 */
GM_API gm_status gm_field_init(gm_field *field, const char *name, const gm_column *column);

/**
 * Sets up a table. `fields` must live as long as the table is used.
 *
 * Fails with GM_ERR_NULL_POINTER if `table` is NULL.
 */
GM_API gm_status gm_table_init(gm_table *table, const gm_field *fields, size_t n_fields);

/**
 * Makes a summary of nobody yet. `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_DUPLICATE_COLUMN if a segment column is named twice, GM_ERR_OVERFLOW if the instrument has so many
 * attributes on so long a scale that its tallies would not fit in memory.
 */
GM_API
gm_status gm_summary_new(const gm_instrument *instrument,
                         const gm_summary_options *options,
                         gm_summary **out);

/**
 * Frees a summary; NULL is a no-op.
 */
GM_API void gm_summary_free(gm_summary *summary);

/**
 * Adds all rows of a table. Columns the instrument does not ask for are ignored.
 *
 * Fails with GM_ERR_UNKNOWN_COLUMN, GM_ERR_DUPLICATE_COLUMN, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OFF_SCALE and
 * GM_ERR_INVALID_WEIGHT, naming index and column, GM_ERR_WEIGHT_SUM for importance points, GM_ERR_INVALID_OPTION for a
 * code without label or text where numbers are needed, GM_ERR_INVALID_TABLE beyond 4096 columns, GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_summary_observe(gm_summary *summary,
                             const gm_field *fields,
                             size_t n_fields);

/**
 * Adds the people of several tables, who are asked different things: rows with the same value in the field `id` are
 * one person. What the first table says of a person stands; later ones fill in what is missing. Rows without an id
 * stand alone.
 *
 * Fails as gm_summary_observe, with the row counted over all people, and with GM_ERR_INVALID_OPTION for an id that
 * stands twice in one table, GM_ERR_UNKNOWN_COLUMN for a table without the field `id`.
 */
GM_API
gm_status gm_summary_observe_matched(gm_summary *summary,
                                     const gm_table *tables,
                                     size_t n_tables,
                                     const char *id);

/**
 * Adds all that another summary of the same instrument, segment columns and weighting has seen; the two may be one.
 *
 * Fails with GM_ERR_MISMATCH, GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_summary_merge(gm_summary *summary,
                           const gm_summary *other);

/**
 * The summary as bytes, the same on every machine, with the instrument inside: an array as described under "Text and
 * arrays out".
 */
GM_API
gm_status gm_summary_to_bytes(const gm_summary *summary,
                              uint8_t *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * Makes a summary from the bytes of gm_summary_to_bytes, wherever they were made. Nothing in them is trusted; a
 * checksum finds accidents, not forgers.
 *
 * Fails with GM_ERR_INVALID_BYTES.
 */
GM_API
gm_status gm_summary_from_bytes(const uint8_t *bytes,
                                size_t n,
                                gm_summary **out);

/**
 * Makes a summary from a CSV file with a header row, at constant memory whatever its size.
 *
 * `path` is UTF-8; both options may be NULL for the defaults. Columns the instrument does not ask for are ignored; an
 * empty field, NA, N/A, NaN and null are missing.
 *
 * Fails with GM_ERR_IO, GM_ERR_INVALID_TABLE, GM_ERR_UNKNOWN_COLUMN, GM_ERR_DUPLICATE_COLUMN, GM_ERR_OFF_SCALE,
 * GM_ERR_INVALID_WEIGHT, GM_ERR_WEIGHT_SUM, naming the line, GM_ERR_INVALID_OPTION for an unknown encoding or
 * a delimiter that cannot separate fields, GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_summarize_csv(const char *path,
                           const gm_instrument *instrument,
                           const gm_summary_options *options,
                           const gm_csv_options *csv_options,
                           gm_summary **out);

/**
 * Makes a summary from CSV text in memory; as gm_summarize_csv in all else.
 */
GM_API
gm_status gm_summarize_csv_text(const uint8_t *bytes,
                                size_t n,
                                const gm_instrument *instrument,
                                const gm_summary_options *options,
                                const gm_csv_options *csv_options,
                                gm_summary **out);

/**
 * The number of respondents seen, in all segments together.
 */
GM_API gm_status gm_summary_rows(const gm_summary *summary, uint64_t *out);

/**
 * Whether the respondents have survey weights, 0 or 1.
 */
GM_API gm_status gm_summary_is_weighted(const gm_summary *summary, int32_t *out);

/**
 * Makes a copy of the instrument of a summary.
 */
GM_API gm_status gm_summary_instrument(const gm_summary *summary, gm_instrument **out);

/**
 * The number of columns that make the segments.
 */
GM_API gm_status gm_summary_n_by(const gm_summary *summary, size_t *out);

/**
 * The name of a column that makes the segments.
 */
GM_API
gm_status gm_summary_by(const gm_summary *summary,
                        size_t index,
                        char *buffer,
                        size_t capacity,
                        size_t *needed);

/**
 * The number of segments; 1 where there are no segment columns.
 */
GM_API gm_status gm_summary_n_segments(const gm_summary *summary, size_t *out);

/**
 * The label of a segment in a segment column; "" where the column had no value. Segments are in order of their labels,
 * so indexes change when observing or merging adds segments.
 */
GM_API
gm_status gm_summary_segment_label(const gm_summary *summary,
                                   size_t segment,
                                   size_t index,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *needed);

/**
 * The number of respondents in a segment.
 */
GM_API gm_status gm_summary_segment_rows(const gm_summary *summary, size_t segment, uint64_t *out);

/**
 * The index of the segment with these labels, one per segment column; NULL or "" is "no label".
 *
 * Fails with GM_ERR_UNKNOWN_SEGMENT.
 */
GM_API
gm_status gm_summary_find_segment(const gm_summary *summary,
                                  const char *const *labels,
                                  size_t n_labels,
                                  size_t *out);

/**
 * Makes the counts of an item by its id, or of one viewpoint of an attribute by the name of its column.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM.
 */
GM_API
gm_status gm_summary_counts(const gm_summary *summary,
                            size_t segment,
                            const char *item,
                            gm_counts **out);

/**
 * Makes the pair counts of expectation and perception of an attribute by its id.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_MISSING_VIEWPOINT.
 */
GM_API
gm_status gm_summary_pairs(const gm_summary *summary,
                           size_t segment,
                           const char *attribute,
                           gm_pair_counts **out);

/**
 * Makes the sums of a real-valued measure by the id of its item.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM, also if the item is a rating.
 */
GM_API
gm_status gm_summary_moments(const gm_summary *summary,
                             size_t segment,
                             const char *item,
                             gm_moments **out);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_top_box_options_init(gm_top_box_options *options);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_csat_options_init(gm_csat_options *options);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_nps_options_init(gm_nps_options *options);

/**
 * Share of positive ratings among all valid ones, 0 to 1, with an interval (Wilson by default).
 *
 * `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS, GM_ERR_INVALID_LEVEL, and GM_ERR_INVALID_OPTION if the positive set is empty, is the whole
 * scale or holds a value that is no point of it, or if the method makes no interval for a share; and as gm_counts_extend.
 */
GM_API
gm_status gm_csat_top_box(const gm_column *ratings,
                          const gm_column *weights,
                          const gm_scale *scale,
                          const gm_top_box_options *options,
                          gm_estimate *out);

/**
 * gm_csat_top_box of counts made before; fails as that does.
 */
GM_API
gm_status gm_csat_top_box_counts(const gm_counts *counts,
                                 const gm_top_box_options *options,
                                 gm_estimate *out);

/**
 * gm_csat_top_box of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
 * one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
 */
GM_API
gm_status gm_csat_top_box_summary(const gm_summary *summary,
                                  size_t segment,
                                  const char *item,
                                  const gm_top_box_options *options,
                                  gm_estimate *out);

/**
 * Mean rating in scale units, with Student's t interval.
 *
 * `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS, GM_ERR_TOO_FEW_RATINGS for a single rating, GM_ERR_ZERO_VARIANCE where all ratings are
 * equal, GM_ERR_INVALID_LEVEL; and as gm_counts_extend.
 */
GM_API
gm_status gm_csat_mean(const gm_column *ratings,
                       const gm_column *weights,
                       const gm_scale *scale,
                       const gm_csat_options *options,
                       gm_estimate *out);

/**
 * gm_csat_mean of counts made before; fails as that does.
 */
GM_API
gm_status gm_csat_mean_counts(const gm_counts *counts,
                              const gm_csat_options *options,
                              gm_estimate *out);

/**
 * gm_csat_mean of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
 * one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
 */
GM_API
gm_status gm_csat_mean_summary(const gm_summary *summary,
                               size_t segment,
                               const char *item,
                               const gm_csat_options *options,
                               gm_estimate *out);

/**
 * Mean rating on a scale from 0 (worst) to 100 (best), turned round where low is good.
 *
 * `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
 *
 * Fails with the same as gm_csat_mean; and as gm_counts_extend.
 */
GM_API
gm_status gm_csat_index(const gm_column *ratings,
                        const gm_column *weights,
                        const gm_scale *scale,
                        const gm_csat_options *options,
                        gm_estimate *out);

/**
 * gm_csat_index of counts made before; fails as that does.
 */
GM_API
gm_status gm_csat_index_counts(const gm_counts *counts,
                               const gm_csat_options *options,
                               gm_estimate *out);

/**
 * gm_csat_index of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
 * one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
 */
GM_API
gm_status gm_csat_index_summary(const gm_summary *summary,
                                size_t segment,
                                const char *item,
                                const gm_csat_options *options,
                                gm_estimate *out);

/**
 * Net promoter score of ratings 0 to 10 (or 1 to 10): share of 9 and 10 minus share of 0 to 6, times 100.
 *
 * `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_SCALE on another scale, GM_ERR_INVALID_OPTION for
 * another method, GM_ERR_TOO_FEW_RATINGS for GM_METHOD_T on one rating; and as gm_counts_extend.
 */
GM_API
gm_status gm_csat_nps(const gm_column *ratings,
                      const gm_column *weights,
                      const gm_scale *scale,
                      const gm_nps_options *options,
                      gm_nps *out);

/**
 * gm_csat_nps of counts made before; fails as that does.
 */
GM_API gm_status gm_csat_nps_counts(const gm_counts *counts, const gm_nps_options *options, gm_nps *out);

/**
 * gm_csat_nps of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
 * one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
 */
GM_API
gm_status gm_csat_nps_summary(const gm_summary *summary,
                              size_t segment,
                              const char *item,
                              const gm_nps_options *options,
                              gm_nps *out);

/**
 * Customer effort score on five or seven points; which end is good is the direction of the scale.
 *
 * `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
 *
 * Fails with the same as gm_csat_mean, and GM_ERR_INVALID_SCALE on another number of points; and as gm_counts_extend.
 */
GM_API
gm_status gm_csat_ces(const gm_column *ratings,
                      const gm_column *weights,
                      const gm_scale *scale,
                      const gm_csat_options *options,
                      gm_ces *out);

/**
 * gm_csat_ces of counts made before; fails as that does.
 */
GM_API gm_status gm_csat_ces_counts(const gm_counts *counts, const gm_csat_options *options, gm_ces *out);

/**
 * gm_csat_ces of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
 * one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
 */
GM_API
gm_status gm_csat_ces_summary(const gm_summary *summary,
                              size_t segment,
                              const char *item,
                              const gm_csat_options *options,
                              gm_ces *out);

/**
 * A share, mean, index, NPS or net score with a bootstrap interval: BCa by default, or percentiles.
 *
 * Value, standard error and counts are those of gm_csat_top_box, gm_csat_mean, gm_csat_index and gm_csat_nps; the interval
 * comes from drawing people again, with replacement, from the counts, at a cost that does not grow with their number.
 * `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS, GM_ERR_TOO_FEW_RATINGS for a single rating, GM_ERR_ZERO_VARIANCE where all ratings count
 * alike, GM_ERR_INVALID_SCALE for NPS on another scale, GM_ERR_INVALID_OPTION for a positive or negative set, a method that is
 * no bootstrap, and fewer than 20 / (1 - level) or more than 1,000,000 replicates, GM_ERR_INVALID_LEVEL; and as
 * gm_counts_extend.
 */
GM_API
gm_status gm_csat_bootstrap(const gm_column *ratings,
                            const gm_column *weights,
                            const gm_scale *scale,
                            const gm_csat_bootstrap_options *options,
                            gm_estimate *out);

/**
 * gm_csat_bootstrap of counts made before; fails as that does.
 */
GM_API
gm_status gm_csat_bootstrap_counts(const gm_counts *counts,
                                   const gm_csat_bootstrap_options *options,
                                   gm_estimate *out);

/**
 * gm_csat_bootstrap of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
 * one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
 */
GM_API
gm_status gm_csat_bootstrap_summary(const gm_summary *summary,
                                    size_t segment,
                                    const char *item,
                                    const gm_csat_bootstrap_options *options,
                                    gm_estimate *out);

/**
 * A baseline that is written down: a target, or known limits. `center` is in the unit of the points; `sigma` is the standard
 * deviation of single values for GM_CHART_XMR, GM_CHART_EWMA and GM_CHART_CUSUM, and 1 for GM_CHART_P and GM_CHART_U.
 *
 * Fails with GM_ERR_INVALID_OPTION unless `center` is a number, of shares between 0 and 1, of rates above 0, and `sigma` is
 * above 0, for GM_CHART_P and GM_CHART_U 1; GM_ERR_INVALID_ARGUMENT for an unknown kind.
 */
GM_API
gm_status gm_baseline_init(gm_baseline *baseline,
                           int32_t kind,
                           double center,
                           double sigma);

/**
 * Sets up options of charts: limits at three sigma from all points, no run rules.
 */
GM_API gm_status gm_control_options_init(gm_control_options *options);

/**
 * Sets up options of gm_control_ewma.
 */
GM_API gm_status gm_ewma_options_init(gm_ewma_options *options);

/**
 * Sets up options of gm_control_cusum.
 */
GM_API gm_status gm_cusum_options_init(gm_cusum_options *options);

/**
 * The chart of shares with binomial limits, from 0 to 1: `n` points with `counts` successes out of `sizes` each. `options`
 * may be NULL. With thousands of answers per point these limits are narrower than any process keeps: the facts of the chart
 * then propose GM_CHART_P_PRIME.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS for fewer than two points (of a stored baseline, none), GM_ERR_INVALID_OPTION for a size
 * of 0, a count above its size, a baseline that is empty or not of this chart, or sigmas that are not above 0,
 * GM_ERR_ZERO_VARIANCE if nobody or everybody succeeds in the baseline, GM_ERR_INVALID_ARGUMENT for unknown rules.
 */
GM_API
gm_status gm_control_p(const uint64_t *counts,
                       const uint64_t *sizes,
                       size_t n,
                       const gm_control_options *options,
                       gm_chart **out);

/**
 * Laney's chart of shares: limits as wide as successive points differ, beyond chance. Takes what gm_control_p takes.
 *
 * Fails as gm_control_p, and with GM_ERR_ZERO_VARIANCE if all shares of the baseline are equal.
 */
GM_API
gm_status gm_control_p_prime(const uint64_t *counts,
                             const uint64_t *sizes,
                             size_t n,
                             const gm_control_options *options,
                             gm_chart **out);

/**
 * The chart of rates with Poisson limits, not below 0: `counts` are events and `sizes` what they are counted on, in any unit.
 *
 * Fails as gm_control_p, but a count may be above its size; GM_ERR_ZERO_VARIANCE if nothing happens in the baseline.
 */
GM_API
gm_status gm_control_u(const uint64_t *counts,
                       const double *sizes,
                       size_t n,
                       const gm_control_options *options,
                       gm_chart **out);

/**
 * Laney's chart of rates: the limits of gm_control_u times the mean moving range of standardised rates over 1.128.
 *
 * Fails as gm_control_u, and with GM_ERR_ZERO_VARIANCE if all rates of the baseline are equal.
 */
GM_API
gm_status gm_control_u_prime(const uint64_t *counts,
                             const double *sizes,
                             size_t n,
                             const gm_control_options *options,
                             gm_chart **out);

/**
 * The chart of single values with limits from moving ranges: mean +- 3 mean moving range / 1.128. `options` may be NULL.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS for fewer than two points (of a stored baseline, none), GM_ERR_INVALID_OPTION for a value
 * that is missing or no finite number, a baseline that is empty or not of this chart, or sigmas that are not above 0,
 * GM_ERR_ZERO_VARIANCE if all values of the baseline are equal, GM_ERR_INVALID_ARGUMENT for unknown rules.
 */
GM_API
gm_status gm_control_xmr(const gm_column *values,
                         const gm_control_options *options,
                         gm_chart **out);

/**
 * The chart of exponentially weighted means, which finds small lasting changes. `options` may be NULL.
 *
 * Fails as gm_control_xmr, and with GM_ERR_INVALID_OPTION unless the weight is above 0 and not above 1.
 */
GM_API gm_status gm_control_ewma(const gm_column *values, const gm_ewma_options *options, gm_chart **out);

/**
 * The chart of cumulative sums, which finds a lasting change of known size soonest. `options` may be NULL.
 *
 * Fails as gm_control_xmr, and with GM_ERR_INVALID_OPTION unless h is above 0 and k is not below 0.
 */
GM_API gm_status gm_control_cusum(const gm_column *values, const gm_cusum_options *options, gm_chart **out);

/**
 * Frees a chart; NULL is a no-op.
 */
GM_API void gm_chart_free(gm_chart *chart);

/**
 * The number of points.
 */
GM_API gm_status gm_chart_n_points(const gm_chart *chart, size_t *out);

/**
 * One point with its limits.
 */
GM_API gm_status gm_chart_point_at(const gm_chart *chart, size_t index, gm_chart_point *out);

/**
 * Which points broke which rule, by position.
 */
GM_API gm_status gm_chart_signals(const gm_chart *chart, gm_signal *buffer, size_t capacity, size_t *needed);

/**
 * The moving ranges of GM_CHART_XMR: how far each point is from the one before, one fewer than points; of other charts none.
 */
GM_API
gm_status gm_chart_moving_ranges(const gm_chart *chart,
                                 double *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The positions, from 0, of the points whose moving range is above the limit.
 */
GM_API
gm_status gm_chart_range_signals(const gm_chart *chart,
                                 size_t *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * What a chart says of all its points together.
 */
GM_API gm_status gm_chart_facts_of(const gm_chart *chart, gm_chart_facts *out);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_chart_json(const gm_chart *chart, char *buffer, size_t capacity, size_t *needed);

/**
 * Sets up options of gm_csat_trend.
 */
GM_API gm_status gm_trend_options_init(gm_trend_options *options);

/**
 * A share over time: each of `n` periods with its interval, the control chart, and a test for a rise or fall. Periods are
 * in the order of time, equally spaced. `options` may be NULL. With many answers per period shares vary more than chance
 * makes them: the chart is then GM_CHART_P_PRIME, and GM_CHART_P the alternative.
 *
 * Fails as gm_control_p, and with GM_ERR_NO_VALID_RATINGS for a period without answers, GM_ERR_INVALID_LEVEL,
 * GM_ERR_INVALID_OPTION for a positive set that is none, or counts with survey weights, GM_ERR_MISMATCH for counts of two
 * scales.
 */
GM_API
gm_status gm_csat_trend(const gm_period *periods,
                        size_t n,
                        const gm_trend_options *options,
                        gm_trend **out);

/**
 * As gm_csat_trend, of an item of a summary with a segment column of periods: in the order of their labels, which is that
 * of time for numbers and for dates as 2024-03. `options` may be NULL.
 *
 * Fails as gm_csat_trend, and with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary
 * without segments or answers without a period.
 */
GM_API
gm_status gm_csat_trend_summary(const gm_summary *summary,
                                const char *item,
                                const char *over,
                                const gm_trend_options *options,
                                gm_trend **out);

/**
 * Frees a trend; NULL is a no-op.
 */
GM_API void gm_trend_free(gm_trend *trend);

/**
 * The number of periods.
 */
GM_API gm_status gm_trend_n_periods(const gm_trend *trend, size_t *out);

/**
 * The share of positive answers of one period, 0 to 1, with Wilson's interval.
 */
GM_API gm_status gm_trend_period(const gm_trend *trend, size_t index, gm_estimate *out);

/**
 * What a period is called.
 */
GM_API
gm_status gm_trend_period_label(const gm_trend *trend,
                                size_t index,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * Whether the share rises or falls over all periods.
 */
GM_API gm_status gm_trend_slope(const gm_trend *trend, gm_slope_test *out);

/**
 * The control chart to read, which the caller frees with gm_chart_free.
 */
GM_API gm_status gm_trend_chart(const gm_trend *trend, gm_chart **out);

/**
 * The other of the two charts, which the caller frees with gm_chart_free; NULL is written where there is none: of a stored
 * baseline, and where all shares are equal.
 */
GM_API
gm_status gm_trend_alternative(const gm_trend *trend,
                               gm_chart **out);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_trend_json(const gm_trend *trend, char *buffer, size_t capacity, size_t *needed);

/**
 * Sets the options of comparisons to their defaults.
 */
GM_API gm_status gm_compare_options_init(gm_compare_options *options);

/**
 * The score of one sample minus that of another: independent people, such as two waves or two places.
 *
 * Shares: Newcombe's interval and the score test; means and indices: Welch; NPS: adjusted Wald. `options` may be NULL.
 *
 * Fails with GM_ERR_MISMATCH for two scales, GM_ERR_NO_VALID_RATINGS, GM_ERR_TOO_FEW_RATINGS and GM_ERR_ZERO_VARIANCE
 * for means, GM_ERR_INVALID_SCALE for NPS on another scale, GM_ERR_INVALID_OPTION, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_csat_compare(const gm_sample *a,
                          const gm_sample *b,
                          const gm_compare_options *options,
                          gm_comparison *out);

/**
 * The score of one sample minus a number that is set, in the unit of the statistic: a share of 0.8, not 80.
 *
 * Fails as gm_csat_compare, and with GM_ERR_INVALID_OPTION for a target that the score cannot have.
 */
GM_API
gm_status gm_csat_compare_target(const gm_sample *a,
                                 double target,
                                 const gm_compare_options *options,
                                 gm_comparison *out);

/**
 * The score after minus the score before, of the same people: reference is before, delivered after.
 *
 * Shares: Newcombe's paired interval and McNemar's test, exact below 25 discordant pairs; means, indices and NPS:
 * Student's t on each person's change.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS without pairs, otherwise as gm_csat_compare.
 */
GM_API
gm_status gm_csat_compare_paired(const gm_pair_counts *pairs,
                                 const gm_compare_options *options,
                                 gm_comparison *out);

/**
 * The published convention of that name as JSON text: scale, classes, statistic, source.
 *
 * Fails with GM_ERR_INVALID_OPTION naming those there are.
 */
GM_API gm_status gm_csat_convention(const char *name, char *buffer, size_t capacity, size_t *needed);

/**
 * The names of all conventions as a JSON list.
 */
GM_API gm_status gm_csat_conventions(char *buffer, size_t capacity, size_t *needed);

/**
 * The score that the convention of that name makes of ratings.
 *
 * Fails with GM_ERR_INVALID_SCALE for ratings of another scale, GM_ERR_INVALID_OPTION for an unknown convention or one of
 * several items, else as gm_csat_top_box, gm_csat_mean and gm_csat_nps.
 */
GM_API
gm_status gm_csat_score(const gm_counts *counts,
                        const char *convention,
                        double level,
                        gm_estimate *out);

/**
 * The index, 0 to 100, that a convention of several items makes of them: ACSI's. `items` are columns of the same
 * respondents; who did not rate all is missing.
 *
 * Fails with GM_ERR_INVALID_OPTION for a convention of one item or another number of items, GM_ERR_UNEQUAL_LENGTHS,
 * GM_ERR_OFF_SCALE, GM_ERR_NO_VALID_RATINGS, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_csat_score_items(const gm_column *items,
                              size_t n_items,
                              const char *convention,
                              double level,
                              gm_estimate *out);

/**
 * The same ratings under `n` conventions, so that nobody compares 75 with 80 by mistake: `scores` has room for as many.
 *
 * Fails as gm_csat_score for the first name that cannot be used.
 */
GM_API
gm_status gm_csat_side_by_side(const gm_counts *counts,
                               const char *const *conventions,
                               size_t n,
                               double level,
                               gm_convention_score *scores);

/**
 * Every segment of a summary against all others, against the total or against a target, with p-values adjusted over the
 * segments. `by` are `n_by` of the summary's segment columns, (NULL, 0) for all; `options` may be NULL.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary without segments or a target
 * off the scale, otherwise as gm_csat_compare.
 */
GM_API
gm_status gm_csat_segments(const gm_summary *summary,
                           const char *item,
                           const char *const *by,
                           size_t n_by,
                           const gm_compare_options *options,
                           gm_segment_comparisons **out);

/**
 * Frees comparisons of segments; NULL is a no-op.
 */
GM_API void gm_segment_comparisons_free(gm_segment_comparisons *found);

/**
 * The number of segments, in the order of their labels.
 */
GM_API gm_status gm_segment_comparisons_n(const gm_segment_comparisons *found, size_t *out);

/**
 * One segment.
 */
GM_API
gm_status gm_segment_comparisons_get(const gm_segment_comparisons *found,
                                     size_t index,
                                     gm_segment_comparison *out);

/**
 * What one segment is called in one of the segment columns.
 */
GM_API
gm_status gm_segment_comparisons_label(const gm_segment_comparisons *found,
                                       size_t index,
                                       size_t column,
                                       char *buffer,
                                       size_t capacity,
                                       size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_segment_comparisons_json(const gm_segment_comparisons *found,
                                      char *buffer,
                                      size_t capacity,
                                      size_t *needed);

/**
 * The difference of shares of two groups, held against a third variable: Mantel and Haenszel's, with the crude one beside
 * it. `labels`, `a` and `b` have one entry for each of `n` strata; a group without answers in one has counts NULL and n 0
 * there. The strata with their weights are in the JSON text, for which (NULL, 0) asks for the size alone.
 *
 * Fails with GM_ERR_INVALID_OPTION for another statistic than the share or a label that stands twice, GM_ERR_MISMATCH for
 * two scales, GM_ERR_MISSING_VIEWPOINT if no stratum has answers from both, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_csat_standardised(const char *const *labels,
                               const gm_sample *a,
                               const gm_sample *b,
                               size_t n,
                               const gm_compare_options *options,
                               char *buffer,
                               size_t capacity,
                               size_t *needed,
                               gm_standardised *out);

/**
 * The change of a score between two periods, split into rate, mix and interaction over strata (Kitagawa 1955). `labels`,
 * `before` and `after` have one entry for each of `n` strata; one without answers in a period has counts NULL and n 0
 * there. The parts of each stratum are in the JSON text, for which (NULL, 0) asks for the size alone.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS if a period has no answers, GM_ERR_MISMATCH for two scales, GM_ERR_INVALID_OPTION,
 * GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_csat_rate_and_mix(const char *const *labels,
                               const gm_sample *before,
                               const gm_sample *after,
                               size_t n,
                               const gm_compare_options *options,
                               char *buffer,
                               size_t capacity,
                               size_t *needed,
                               gm_rate_and_mix *out);

/**
 * Sets the options of sites to their defaults.
 */
GM_API gm_status gm_sites_options_init(gm_sites_options *options);

/**
 * How much the sites of a summary differ, which stand out, and where each may stand: by the mean of an item, or the share
 * of positive ratings. `by` are `n_by` of the summary's segment columns, (NULL, 0) for all; `options` may be NULL.
 *
 * Funnel limits are around all answers together, or a target; where sites vary more than chance makes them, they take it
 * in. Sites without answers, and answers without a label, are left out and told.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary without segments or with
 * survey weights, GM_ERR_TOO_FEW_UNITS below two sites with answers, GM_ERR_TOO_FEW_RATINGS if every site has one,
 * GM_ERR_ZERO_VARIANCE if all answers are equal, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_consistency_sites(const gm_summary *summary,
                               const char *item,
                               const char *const *by,
                               size_t n_by,
                               const gm_sites_options *options,
                               gm_sites **out);

/**
 * As gm_consistency_sites, of a column of values in any unit and the site of each: `sites` is a field of labels or codes.
 * `options` may be NULL; only the mean can be compared.
 *
 * Fails as gm_consistency_sites, and with GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OFF_SCALE for a value that is infinite or beyond
 * 10^12, GM_ERR_INVALID_ARGUMENT for a field of numbers.
 */
GM_API
gm_status gm_consistency_sites_values(const gm_column *values,
                                      const gm_field *sites,
                                      const gm_sites_options *options,
                                      gm_sites **out);

/**
 * As gm_consistency_sites, of `n` sites whose successes or events were counted: by their share, or with GM_SITES_RATE by
 * their rate. `options` may be NULL: shares.
 *
 * Fails as gm_consistency_sites, and with GM_ERR_INVALID_OPTION for a count above its size, a size that is negative or, of
 * shares, not whole.
 */
GM_API
gm_status gm_consistency_sites_counts(const gm_site_count *sites,
                                      size_t n,
                                      const gm_sites_options *options,
                                      gm_sites **out);

/**
 * Frees a result about sites; NULL is a no-op.
 */
GM_API void gm_sites_free(gm_sites *sites);

/**
 * The number of sites, in the order of their labels.
 */
GM_API gm_status gm_sites_n(const gm_sites *sites, size_t *out);

/**
 * What all sites together say.
 */
GM_API gm_status gm_sites_facts_of(const gm_sites *sites, gm_sites_facts *out);

/**
 * One site.
 */
GM_API gm_status gm_sites_get(const gm_sites *sites, size_t index, gm_site *out);

/**
 * What one site is called in one of the segment columns; of values and counts there is one.
 */
GM_API
gm_status gm_sites_label(const gm_sites *sites,
                         size_t index,
                         size_t column,
                         char *buffer,
                         size_t capacity,
                         size_t *needed);

/**
 * The index of the site with these labels, one per segment column.
 *
 * Fails with GM_ERR_UNKNOWN_SEGMENT.
 */
GM_API
gm_status gm_sites_find(const gm_sites *sites,
                        const char *const *labels,
                        size_t n_labels,
                        size_t *out);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_sites_json(const gm_sites *sites, char *buffer, size_t capacity, size_t *needed);

/**
 * Sets the options of gm_consistency_channels to their defaults.
 */
GM_API gm_status gm_channels_options_init(gm_channels_options *options);

/**
 * The same item compared across channels, for the same mix of customers where options name one: each channel as it would be
 * with the mix of all customers, in the strata that all channels have, and against all others in the strata that both have. `by` is the segment column of
 * channels; `options` may be NULL.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary without segments or with
 * survey weights, or a mix that is `by` itself, GM_ERR_TOO_FEW_UNITS below two channels with answers, GM_ERR_ZERO_VARIANCE if all answers are equal,
 * GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_consistency_channels(const gm_summary *summary,
                                  const char *item,
                                  const char *by,
                                  const gm_channels_options *options,
                                  gm_channels **out);

/**
 * Frees a comparison of channels; NULL is a no-op.
 */
GM_API void gm_channels_free(gm_channels *channels);

/**
 * The number of channels with answers, in the order of their labels.
 */
GM_API gm_status gm_channels_n(const gm_channels *channels, size_t *out);

/**
 * What all channels together say.
 */
GM_API gm_status gm_channels_facts_of(const gm_channels *channels, gm_channels_facts *out);

/**
 * One channel.
 */
GM_API gm_status gm_channels_get(const gm_channels *channels, size_t index, gm_channel *out);

/**
 * What one channel is called.
 */
GM_API
gm_status gm_channels_label(const gm_channels *channels,
                            size_t index,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_channels_json(const gm_channels *channels, char *buffer, size_t capacity, size_t *needed);

/**
 * The channels that `n_customers` customers want beside those that are open, the most wanted first: `channels` has room for
 * `n`. `least` is the share from which on a channel counts as wanted (0.05), `level` a fraction (0.95). `served` gets the
 * share of customers whose channel is open, if each named one; else `has_served` is 0.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS without customers, GM_ERR_INVALID_OPTION for more wishes for a channel than customers,
 * a channel that stands twice, or `least` outside 0 to 1, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_consistency_channels_wanted(const gm_channel_wish *wishes,
                                         size_t n,
                                         uint64_t n_customers,
                                         double least,
                                         double level,
                                         gm_wanted_channel *channels,
                                         gm_estimate *served,
                                         int32_t *has_served);

/**
 * Sets the options of gm_consistency_over_time to their defaults.
 */
GM_API gm_status gm_over_time_options_init(gm_over_time_options *options);

/**
 * A control chart for every site of a summary that has its sites and periods as segment columns: `over` is that of periods,
 * `by` are `n_by` of the others, (NULL, 0) for all. `options` may be NULL. A site that cannot be charted has no chart.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary without segments or with
 * survey weights, or `over` among the sites' columns, GM_ERR_TOO_FEW_UNITS if no site has answers, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_consistency_over_time(const gm_summary *summary,
                                   const char *item,
                                   const char *over,
                                   const char *const *by,
                                   size_t n_by,
                                   const gm_over_time_options *options,
                                   gm_over_time **out);

/**
 * As gm_consistency_over_time, of `n` counts by site and period: shares, or rates with GM_SITES_RATE. `options` may be NULL.
 *
 * Fails as gm_consistency_over_time, and with GM_ERR_INVALID_OPTION for a count above its size, a size that is negative or,
 * of shares, not whole.
 */
GM_API
gm_status gm_consistency_over_time_counts(const gm_site_period *counts,
                                          size_t n,
                                          const gm_over_time_options *options,
                                          gm_over_time **out);

/**
 * Frees the charts of sites; NULL is a no-op.
 */
GM_API void gm_over_time_free(gm_over_time *over_time);

/**
 * The number of sites, in the order of their labels.
 */
GM_API gm_status gm_over_time_n(const gm_over_time *over_time, size_t *out);

/**
 * What the charts of all sites together say.
 */
GM_API gm_status gm_over_time_facts_of(const gm_over_time *over_time, gm_over_time_facts *out);

/**
 * What one site is called in one of the segment columns; of counts there is one.
 */
GM_API
gm_status gm_over_time_label(const gm_over_time *over_time,
                             size_t index,
                             size_t column,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The chart of one site, which the caller frees with gm_chart_free; NULL is written where there is none: fewer than two
 * periods, or nothing that varies. The reason and the periods are in the JSON text.
 */
GM_API
gm_status gm_over_time_chart(const gm_over_time *over_time,
                             size_t index,
                             gm_chart **out);

/**
 * The positions of the points of one site that are beyond limits joint_sigmas wide.
 */
GM_API
gm_status gm_over_time_beyond_joint(const gm_over_time *over_time,
                                    size_t index,
                                    size_t *buffer,
                                    size_t capacity,
                                    size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_over_time_json(const gm_over_time *over_time,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * Whether two groups get the same service: the permutation test of their means, with Student's and Welch's t beside it.
 * Groups are drawn anew `replicates` times (10,000; from 100), with random numbers that start at `seed` (1); where there are
 * no more ways than that to make the groups, each is looked at once and p-values are exact.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS for a group without values, GM_ERR_ZERO_VARIANCE if all values are equal,
 * GM_ERR_OFF_SCALE for a value that is infinite or beyond 10^12, GM_ERR_INVALID_OPTION for another number of replicates.
 */
GM_API
gm_status gm_consistency_permutation(const gm_column *a,
                                     const gm_column *b,
                                     uint32_t replicates,
                                     uint64_t seed,
                                     gm_permutation *out);

/**
 * Sets up options of gm_csat_survey.
 */
GM_API gm_status gm_survey_options_init(gm_survey_options *options);

/**
 * A share, mean, index or NPS of everybody in a summary whose people were sampled in clusters, in strata, or both. The
 * standard error is linearised; there is no correction for a finite population. Shares have the interval of Korn and
 * Graubard, the others Student's t. `options` may be NULL: weights alone.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_TOO_FEW_UNITS for a stratum with one cluster (join it
 * with the stratum that is most like it) or one cluster in all, GM_ERR_INVALID_OPTION for a column that is both, answers
 * without a label in it, a summary without segments, or a positive set, GM_ERR_NO_VALID_RATINGS,
 * GM_ERR_TOO_FEW_RATINGS, GM_ERR_ZERO_VARIANCE where all ratings are equal (not of shares), GM_ERR_INVALID_SCALE for NPS
 * on another scale, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_csat_survey(const gm_summary *summary,
                         const char *item,
                         const gm_survey_options *options,
                         gm_survey_estimate *out);

/**
 * As gm_csat_survey, from the counts of each of `n` clusters with the label of its stratum; the columns of the options
 * are not looked at.
 *
 * Fails as gm_csat_survey, and with GM_ERR_MISMATCH for clusters of two scales.
 */
GM_API
gm_status gm_csat_survey_clusters(const gm_survey_cluster *clusters,
                                  size_t n,
                                  const gm_survey_options *options,
                                  gm_survey_estimate *out);

/**
 * Sets up the ratings of `n_attributes` attributes: no dimensions, weights or points.
 *
 * Fails with GM_ERR_NULL_POINTER if `columns` is NULL.
 */
GM_API
gm_status gm_rating_columns_init(gm_rating_columns *columns,
                                 size_t n_attributes,
                                 const gm_column *expectations,
                                 const gm_column *perceptions);

/**
 * Sets up a row with nothing printed but n, gap and its standard deviation, to two decimals. Where n or standard deviation
 * is not printed either, pass 0 and set its has_ field to 0.
 *
 * Fails with GM_ERR_NULL_POINTER.
 */
GM_API
gm_status gm_published_gap_init(gm_published_gap *row,
                                uint64_t n,
                                double gap,
                                double gap_sd);

/**
 * Works a published gap row out again: test, interval, effect size, implied correlation, and contradictions.
 *
 * The findings, one per line and "" if nothing contradicts, are a text as described under "Text and arrays out"; pass
 * NULL, 0 and a pointer to a size if they are not wanted. `level` is a fraction (0.95).
 *
 * Fails with GM_ERR_TOO_FEW_RATINGS for n < 2, GM_ERR_INVALID_OPTION for a standard deviation that is not above 0, a
 * number that is not finite, a rounding below 0, or without n or gap_sd, GM_ERR_INVALID_LEVEL, GM_ERR_BUFFER_TOO_SMALL.
 */
GM_API
gm_status gm_gap_published(const gm_published_gap *row,
                           double level,
                           char *findings,
                           size_t capacity,
                           size_t *needed,
                           gm_published *out);

/**
 * Finds the rows of a published gap table that cannot be true as printed, and why, in the order of the rows.
 *
 * Of each of the `n` rows all is checked that is printed: that the standard deviations imply a correlation that can be,
 * that the gap is perception - expectation and not the reverse, and that t and interval are those of gap, standard
 * deviation and n; without standard deviation, that t is that of gap, interval and n, and the gap in the middle of its
 * interval. A row with several contradictions has several findings. `level` is that of the intervals, a fraction (0.95).
 *
 * Fails, naming the row, as gm_gap_published; but a row may be without n and gap_sd.
 */
GM_API
gm_status gm_gap_audit(const gm_published_gap *rows,
                       size_t n,
                       double level,
                       gm_audit_findings **out);

/**
 * Frees findings; NULL is a no-op.
 */
GM_API void gm_audit_findings_free(gm_audit_findings *findings);

/**
 * The number of findings.
 */
GM_API gm_status gm_audit_findings_n(const gm_audit_findings *findings, size_t *out);

/**
 * The index of the row that a finding is about, from 0.
 *
 * Fails with GM_ERR_INVALID_ARGUMENT for an index out of range, as the next function.
 */
GM_API gm_status gm_audit_findings_row(const gm_audit_findings *findings, size_t index, size_t *out);

/**
 * Why that row cannot be true as printed.
 */
GM_API
gm_status gm_audit_findings_reason(const gm_audit_findings *findings,
                                   size_t index,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *needed);

/**
 * Weighted SERVQUAL from `n` published dimension gaps and as many weights that sum to 1 or 100, beside the plain mean.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS without gaps, GM_ERR_INVALID_OPTION for a gap that is not finite,
 * GM_ERR_WEIGHT_SUM for weights that are negative or sum to neither 1 nor 100.
 */
GM_API
gm_status gm_gap_weighted(const double *gaps,
                          const double *weights,
                          size_t n,
                          gm_weighted_gap *out);

/**
 * Prepares an instrument for scoring.
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT unless it has expectations and perceptions.
 */
GM_API gm_status gm_response_scorer_new(const gm_instrument *instrument, gm_response_scorer **out);

/**
 * Frees a scorer; NULL is a no-op.
 */
GM_API void gm_response_scorer_free(gm_response_scorer *scorer);

/**
 * The number of attributes, which is the length of both columns.
 */
GM_API gm_status gm_response_scorer_n_attributes(const gm_response_scorer *scorer, size_t *out);

/**
 * The number of dimensions, which is the length of both output arrays.
 */
GM_API gm_status gm_response_scorer_n_dimensions(const gm_response_scorer *scorer, size_t *out);

/**
 * Scores one response: one expectation and one perception per attribute, in the instrument's order.
 *
 * `dimensions` and `has_dimension` have room for as many elements as there are dimensions: the mean gap of each over
 * the attributes answered from both viewpoints, and whether there is one. Both may be NULL if they are not wanted.
 *
 * Fails with GM_ERR_UNEQUAL_LENGTHS unless there are as many as attributes, GM_ERR_OFF_SCALE with index and attribute.
 */
GM_API
gm_status gm_response_scorer_score(const gm_response_scorer *scorer,
                                   const gm_column *expectations,
                                   const gm_column *perceptions,
                                   double *dimensions,
                                   uint8_t *has_dimension,
                                   gm_response_score *out);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_servqual_options_init(gm_servqual_options *options);

/**
 * SERVQUAL gap scores (Parasuraman, Zeithaml and Berry 1988) of one segment or of GM_TOTAL: perception - expectation of
 * every attribute, dimension and overall, paired within respondents. `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT unless the instrument has expectations and perceptions, GM_ERR_NO_VALID_RATINGS
 * if nobody gave a pair, GM_ERR_TOO_FEW_RATINGS for a single respondent, GM_ERR_ZERO_VARIANCE if all have the same gap
 * over all items, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_gap_servqual(const gm_summary *summary,
                          size_t segment,
                          const gm_servqual_options *options,
                          gm_servqual_result **out);

/**
 * SERVQUAL straight from columns: gm_gap_servqual of all respondents together. `options` may be NULL for the defaults.
 *
 * Fails as gm_instrument_paired, gm_summary_observe and gm_gap_servqual do.
 */
GM_API
gm_status gm_gap_servqual_columns(const gm_rating_columns *columns,
                                  const gm_scale *scale,
                                  const gm_servqual_options *options,
                                  gm_servqual_result **out);

/**
 * How p-values were adjusted: GM_ADJUST_*.
 */
GM_API gm_status gm_servqual_family(const gm_servqual_result *result, int32_t *out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_servqual_result_free(gm_servqual_result *result);

/**
 * The number of rows of a kind, GM_ROW_ATTRIBUTE to GM_ROW_ALL_ITEMS.
 */
GM_API gm_status gm_servqual_n_rows(const gm_servqual_result *result, int32_t kind, size_t *out);

/**
 * One row of a kind.
 *
 * Fails with GM_ERR_INVALID_ARGUMENT for an unknown kind or an index out of range, as all functions with an index.
 */
GM_API
gm_status gm_servqual_row(const gm_servqual_result *result,
                          int32_t kind,
                          size_t index,
                          gm_gap_row *out);

/**
 * The id of a row in the instrument; "overall" and "all_items" for the two sums.
 */
GM_API
gm_status gm_servqual_row_id(const gm_servqual_result *result,
                             int32_t kind,
                             size_t index,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The label of a row in the language asked for.
 */
GM_API
gm_status gm_servqual_row_label(const gm_servqual_result *result,
                                int32_t kind,
                                size_t index,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * The number of forms of weighting that the instrument's weights or points allow.
 */
GM_API gm_status gm_servqual_n_weighted(const gm_servqual_result *result, size_t *out);

/**
 * The score in one form of weighting.
 */
GM_API gm_status gm_servqual_weighted(const gm_servqual_result *result, size_t index, gm_weighted_score *out);

/**
 * Respondents seen.
 */
GM_API gm_status gm_servqual_respondents(const gm_servqual_result *result, uint64_t *out);

/**
 * Those among them who answered everything alike.
 */
GM_API gm_status gm_servqual_straight_liners(const gm_servqual_result *result, gm_straight_liners *out);

/**
 * The number of attributes that nobody rated from both viewpoints.
 */
GM_API gm_status gm_servqual_n_unanswered(const gm_servqual_result *result, size_t *out);

/**
 * The id of an attribute that nobody rated.
 */
GM_API
gm_status gm_servqual_unanswered(const gm_servqual_result *result,
                                 size_t index,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_servqual_json(const gm_servqual_result *result,
                           char *buffer,
                           size_t capacity,
                           size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_servperf_options_init(gm_servperf_options *options);

/**
 * SERVPERF scores (Cronin and Taylor 1992) of one segment or of GM_TOTAL: mean perception of every attribute, dimension
 * and overall. `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT without perceptions, GM_ERR_NO_VALID_RATINGS if nobody rated,
 * GM_ERR_TOO_FEW_RATINGS for a single respondent, GM_ERR_ZERO_VARIANCE if all have the same mean, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_gap_servperf(const gm_summary *summary,
                          size_t segment,
                          const gm_servperf_options *options,
                          gm_servperf_result **out);

/**
 * SERVPERF straight from columns: gm_gap_servperf of all respondents together. Expectations are not looked at.
 * `options` may be NULL for the defaults.
 *
 * Fails as gm_instrument_paired, gm_summary_observe and gm_gap_servperf do.
 */
GM_API
gm_status gm_gap_servperf_columns(const gm_rating_columns *columns,
                                  const gm_scale *scale,
                                  const gm_servperf_options *options,
                                  gm_servperf_result **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_servperf_result_free(gm_servperf_result *result);

/**
 * The number of rows of a kind, GM_ROW_ATTRIBUTE to GM_ROW_ALL_ITEMS.
 */
GM_API gm_status gm_servperf_n_rows(const gm_servperf_result *result, int32_t kind, size_t *out);

/**
 * One row of a kind.
 *
 * Fails with GM_ERR_INVALID_ARGUMENT for an unknown kind or an index out of range, as all functions with an index.
 */
GM_API
gm_status gm_servperf_row(const gm_servperf_result *result,
                          int32_t kind,
                          size_t index,
                          gm_performance_row *out);

/**
 * The id of a row in the instrument; "overall" and "all_items" for the two sums.
 */
GM_API
gm_status gm_servperf_row_id(const gm_servperf_result *result,
                             int32_t kind,
                             size_t index,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The label of a row in the language asked for.
 */
GM_API
gm_status gm_servperf_row_label(const gm_servperf_result *result,
                                int32_t kind,
                                size_t index,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * The number of forms of weighting that the instrument's weights or points allow.
 */
GM_API gm_status gm_servperf_n_weighted(const gm_servperf_result *result, size_t *out);

/**
 * The score in one form of weighting.
 */
GM_API gm_status gm_servperf_weighted(const gm_servperf_result *result, size_t index, gm_weighted_score *out);

/**
 * Respondents seen.
 */
GM_API gm_status gm_servperf_respondents(const gm_servperf_result *result, uint64_t *out);

/**
 * Those among them who answered everything alike.
 */
GM_API gm_status gm_servperf_straight_liners(const gm_servperf_result *result, gm_straight_liners *out);

/**
 * The number of attributes that nobody rated.
 */
GM_API gm_status gm_servperf_n_unanswered(const gm_servperf_result *result, size_t *out);

/**
 * The id of an attribute that nobody rated.
 */
GM_API
gm_status gm_servperf_unanswered(const gm_servperf_result *result,
                                 size_t index,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_servperf_json(const gm_servperf_result *result,
                           char *buffer,
                           size_t capacity,
                           size_t *needed);

/**
 * Mean expectation, perception and gap with interval of every attribute and dimension in every segment: the quick
 * companion of gm_gap_servqual, without its tests, for tens of thousands of segments. `level` is a fraction (0.95).
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT unless the instrument has expectations and perceptions, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_gap_segments(const gm_summary *summary,
                          double level,
                          gm_segment_gaps **out);

/**
 * Frees gap tables; NULL is a no-op.
 */
GM_API void gm_segment_gaps_free(gm_segment_gaps *gaps);

/**
 * The number of entries: one per segment and thing measured for which there are answers, by segment, then in the order
 * of what is measured. A segment without any pair has none.
 */
GM_API
gm_status gm_segment_gaps_n(const gm_segment_gaps *gaps,
                            size_t *out);

/**
 * One entry.
 *
 * Fails with GM_ERR_INVALID_ARGUMENT for an index out of range, as all functions with an index.
 */
GM_API gm_status gm_segment_gaps_get(const gm_segment_gaps *gaps, size_t index, gm_segment_gap *out);

/**
 * The `n` entries from `first`, written to `out`, which has room for as many and may be NULL if `n` is 0.
 *
 * Fails with GM_ERR_INVALID_ARGUMENT unless there are as many.
 */
GM_API
gm_status gm_segment_gaps_copy(const gm_segment_gaps *gaps,
                               size_t first,
                               size_t n,
                               gm_segment_gap *out);

/**
 * The number of things measured: the attributes, the dimensions, "overall" (with dimensions) and "all_items".
 */
GM_API gm_status gm_segment_gaps_n_measured(const gm_segment_gaps *gaps, size_t *out);

/**
 * The id of what is measured, in the instrument; "overall" and "all_items" for the two sums.
 */
GM_API
gm_status gm_segment_gaps_measured_id(const gm_segment_gaps *gaps,
                                      size_t measured,
                                      char *buffer,
                                      size_t capacity,
                                      size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages and the labels of the segments.
 */
GM_API
gm_status gm_segment_gaps_json(const gm_segment_gaps *gaps,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_five_options_init(gm_five_options *options);

/**
 * The gaps between six viewpoints (Parasuraman, Zeithaml and Berry 1985): knowledge M - E, standards S - M, delivery
 * D - S, communication D - C and customer P - E, of every attribute, every dimension and overall, each as its two
 * sides were sampled. All segments are taken together. `options` may be NULL for the defaults.
 *
 * People who answer different questionnaires need not stand in one table: summaries of customers, managers and
 * auditors under one instrument merge.
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT if not one of the gaps can be computed, GM_ERR_TOO_FEW_UNITS for fewer than two
 * sites, GM_ERR_INVALID_OPTION for a standard off its scale or a site column that the summary does not have,
 * GM_ERR_UNKNOWN_ITEM for a standard of an unknown attribute, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_gap_five(const gm_summary *summary,
                      const gm_five_options *options,
                      gm_five **out);

/**
 * Frees gaps; NULL is a no-op.
 */
GM_API void gm_five_free(gm_five *five);

/**
 * The number of gaps that were asked for.
 */
GM_API gm_status gm_five_n_gaps(const gm_five *five, size_t *out);

/**
 * The number and the viewpoints of a gap by its index among those asked for, in order of their numbers.
 */
GM_API gm_status gm_five_sides(const gm_five *five, size_t index, gm_gap_sides *out);

/**
 * The name of a gap by its number: "knowledge", "standards", "delivery", "communication", "customer", "employee" or
 * "alignment".
 */
GM_API
gm_status gm_five_name(const gm_five *five,
                       int32_t number,
                       char *buffer,
                       size_t capacity,
                       size_t *needed);

/**
 * The number of rows of each gap, GM_ROW_ATTRIBUTE or GM_ROW_DIMENSION; 1 for GM_ROW_OVERALL.
 */
GM_API gm_status gm_five_n_rows(const gm_five *five, int32_t kind, size_t *out);

/**
 * The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
 */
GM_API
gm_status gm_five_row_id(const gm_five *five,
                         int32_t kind,
                         size_t index,
                         char *buffer,
                         size_t capacity,
                         size_t *needed);

/**
 * The label of a row of an attribute or dimension, in the language asked for.
 */
GM_API
gm_status gm_five_row_label(const gm_five *five,
                            int32_t kind,
                            size_t index,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * A gap by its number, 1 to 7, of one row: GM_ROW_ATTRIBUTE or GM_ROW_DIMENSION with its index, or GM_ROW_OVERALL with
 * 0.
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT where there is no estimate, naming the viewpoints from which nothing is known,
 * GM_ERR_NO_VALID_RATINGS if nobody rated all of it.
 */
GM_API
gm_status gm_five_gap(const gm_five *five,
                      int32_t number,
                      int32_t kind,
                      size_t index,
                      gm_gap_estimate *out);

/**
 * The number of viewpoints that the gaps rest on.
 */
GM_API gm_status gm_five_n_evidence(const gm_five *five, size_t *out);

/**
 * What is known from one of these viewpoints.
 */
GM_API gm_status gm_five_evidence(const gm_five *five, size_t index, gm_evidence *out);

/**
 * The number of measures with a standard in a unit of its own.
 */
GM_API gm_status gm_five_n_measured(const gm_five *five, size_t *out);

/**
 * One of these measures.
 */
GM_API gm_status gm_five_measured(const gm_five *five, size_t index, gm_measured_gap *out);

/**
 * The id of one of these measures among the items.
 */
GM_API
gm_status gm_five_measured_id(const gm_five *five,
                              size_t index,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * The number of notes on what limits the figures.
 */
GM_API gm_status gm_five_n_notes(const gm_five *five, size_t *out);

/**
 * One of these notes, in words.
 */
GM_API
gm_status gm_five_note(const gm_five *five,
                       size_t index,
                       char *buffer,
                       size_t capacity,
                       size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_five_json(const gm_five *five, char *buffer, size_t capacity, size_t *needed);

/**
 * Where gap 5 comes from: P - E = (M - E) + (S - M) + (D - S) + (P - D), of a dimension or attribute by its id, or
 * overall (`of` is NULL). A viewpoint nothing is known of is passed over: its two gaps are one step.
 *
 * The tallies are drawn again `replicates` times (2000 is enough, 100 the least) from `seed`; the same seed gives the
 * same bits.
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT without expectations, perceptions, or all of management, standard and delivery,
 * GM_ERR_INVALID_OPTION for an unknown id or less than 100 replicates.
 */
GM_API
gm_status gm_five_waterfall(const gm_five *five,
                            const char *of,
                            uint32_t replicates,
                            uint64_t seed,
                            gm_waterfall **out);

/**
 * Frees a waterfall; NULL is a no-op.
 */
GM_API void gm_waterfall_free(gm_waterfall *waterfall);

/**
 * The number of steps, from the expectation to the perception.
 */
GM_API gm_status gm_waterfall_n_steps(const gm_waterfall *waterfall, size_t *out);

/**
 * One step.
 */
GM_API gm_status gm_waterfall_step(const gm_waterfall *waterfall, size_t index, gm_step *out);

/**
 * The name of a step: "gap 1", "gap 2", "gap 3" or "perception", or several as in "gap 2 + gap 3".
 */
GM_API
gm_status gm_waterfall_step_name(const gm_waterfall *waterfall,
                                 size_t index,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * Gap 5, the sum of the steps.
 */
GM_API gm_status gm_waterfall_total(const gm_waterfall *waterfall, gm_estimate *out);

/**
 * Gap 4: what raises expectations. It stands beside the steps and is never added in.
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT unless something is known both of what is delivered and of what is promised.
 */
GM_API
gm_status gm_waterfall_communication(const gm_waterfall *waterfall,
                                     gm_gap_estimate *out);

/**
 * The name of the step that contributes most to the total.
 */
GM_API
gm_status gm_waterfall_largest(const gm_waterfall *waterfall,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * The probability that it does, 0 to 1.
 */
GM_API gm_status gm_waterfall_probability(const gm_waterfall *waterfall, double *out);

/**
 * The whole waterfall as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_waterfall_json(const gm_waterfall *waterfall,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * The zone of tolerance (Parasuraman, Zeithaml and Berry 1994; LibQUAL+): where perceived service lies between the
 * desired level (the expectation) and the adequate one. All segments are taken together. `level` is a fraction (0.95);
 * `language` is that of the labels, NULL for "en".
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT unless the instrument has expectation, perception and adequate and somebody was
 * asked them, GM_ERR_NO_VALID_RATINGS if nobody answered, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_gap_zone_of_tolerance(const gm_summary *summary,
                                   double level,
                                   const char *language,
                                   gm_zone **out);

/**
 * Frees a zone; NULL is a no-op.
 */
GM_API void gm_zone_free(gm_zone *zone);

/**
 * The number of rows of a kind, GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION or GM_ROW_OVERALL: those with ratings from all
 * three viewpoints.
 */
GM_API
gm_status gm_zone_n_rows(const gm_zone *zone,
                         int32_t kind,
                         size_t *out);

/**
 * One row of a kind.
 */
GM_API gm_status gm_zone_row(const gm_zone *zone, int32_t kind, size_t index, gm_tolerance *out);

/**
 * The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
 */
GM_API
gm_status gm_zone_row_id(const gm_zone *zone,
                         int32_t kind,
                         size_t index,
                         char *buffer,
                         size_t capacity,
                         size_t *needed);

/**
 * The label of a row in the language asked for; "" for GM_ROW_OVERALL.
 */
GM_API
gm_status gm_zone_row_label(const gm_zone *zone,
                            int32_t kind,
                            size_t index,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * Who desires less than is adequate for them.
 */
GM_API gm_status gm_zone_records(const gm_zone *zone, gm_inversions *out);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_zone_json(const gm_zone *zone, char *buffer, size_t capacity, size_t *needed);

/**
 * The change of gap 5 between two surveys of different people, split into that of perceptions and that of
 * expectations, with Welch's intervals. All segments are taken together. `level` is a fraction (0.95); `language` is
 * that of the labels, NULL for "en".
 *
 * Fails with GM_ERR_MISMATCH for different instruments, GM_ERR_MISSING_VIEWPOINT without expectations or perceptions,
 * GM_ERR_NO_VALID_RATINGS if nobody gave a pair before or after, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_gap_change(const gm_summary *before,
                        const gm_summary *after,
                        double level,
                        const char *language,
                        gm_change **out);

/**
 * The change of gap 5 of the same people, asked twice: rows of the two tables with the same value in the field `id`
 * belong together. Student's t on each person's own change; who stands in one table only is counted and left out.
 *
 * Fails with GM_ERR_UNKNOWN_COLUMN, GM_ERR_OFF_SCALE with index and column, GM_ERR_INVALID_OPTION for an id that
 * stands twice in a table, GM_ERR_MISSING_VIEWPOINT, GM_ERR_TOO_FEW_RATINGS if fewer than two people answered twice,
 * GM_ERR_INVALID_LEVEL, and as gm_summary_observe for a table that is none.
 */
GM_API
gm_status gm_gap_change_paired(const gm_table *before,
                               const gm_table *after,
                               const gm_instrument *instrument,
                               const char *id,
                               double level,
                               const char *language,
                               gm_change **out);

/**
 * Frees a change; NULL is a no-op.
 */
GM_API void gm_change_free(gm_change *change);

/**
 * How the two surveys go together.
 */
GM_API gm_status gm_change_waves(const gm_change *change, gm_waves *out);

/**
 * The number of rows of a kind, GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION or GM_ROW_OVERALL: those that were rated both
 * times.
 */
GM_API
gm_status gm_change_n_rows(const gm_change *change,
                           int32_t kind,
                           size_t *out);

/**
 * One row of a kind.
 */
GM_API gm_status gm_change_row(const gm_change *change, int32_t kind, size_t index, gm_row_change *out);

/**
 * The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
 */
GM_API
gm_status gm_change_row_id(const gm_change *change,
                           int32_t kind,
                           size_t index,
                           char *buffer,
                           size_t capacity,
                           size_t *needed);

/**
 * The label of a row in the language asked for.
 */
GM_API
gm_status gm_change_row_label(const gm_change *change,
                              int32_t kind,
                              size_t index,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_change_json(const gm_change *change, char *buffer, size_t capacity, size_t *needed);

/**
 * What makes gaps 1 to 4 small or large, as employees and managers see it: mean and reliability of every construct
 * and, with a gap study of the same units, whether the construct goes with its gap (Zeithaml, Berry and Parasuraman
 * 1988).
 *
 * `summary` holds answers to gm_instrument_antecedents, or to an instrument with perceptions whose dimensions have the
 * ids of its constructs. `gaps` is the summary of the gap study, and may be NULL; both then have one and the same
 * segment column, such as a branch. `level` is a fraction (0.95); `language` is that of the labels, NULL for "en".
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT without perceptions, GM_ERR_UNKNOWN_ITEM if no dimension is a construct,
 * GM_ERR_NO_VALID_RATINGS if nobody answered, GM_ERR_INVALID_OPTION for an unknown language or for summaries that do
 * not share their one segment column, GM_ERR_TOO_FEW_UNITS below five units that both summaries have,
 * GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_gap_antecedents(const gm_summary *summary,
                             const gm_summary *gaps,
                             double level,
                             const char *language,
                             gm_antecedents **out);

/**
 * Frees constructs; NULL is a no-op.
 */
GM_API void gm_antecedents_free(gm_antecedents *antecedents);

/**
 * The number of constructs that somebody answered.
 */
GM_API gm_status gm_antecedents_n_rows(const gm_antecedents *antecedents, size_t *out);

/**
 * One construct.
 */
GM_API gm_status gm_antecedents_row(const gm_antecedents *antecedents, size_t index, gm_antecedent *out);

/**
 * The id of a construct, such as "role_conflict".
 */
GM_API
gm_status gm_antecedents_row_id(const gm_antecedents *antecedents,
                                size_t index,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * The label of a construct in the language asked for.
 */
GM_API
gm_status gm_antecedents_row_label(const gm_antecedents *antecedents,
                                   size_t index,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *needed);

/**
 * The number of constructs that the instrument asks for and nobody answered.
 */
GM_API gm_status gm_antecedents_n_unanswered(const gm_antecedents *antecedents, size_t *out);

/**
 * The id of a construct that nobody answered.
 */
GM_API
gm_status gm_antecedents_unanswered(const gm_antecedents *antecedents,
                                    size_t index,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *needed);

/**
 * Respondents seen.
 */
GM_API gm_status gm_antecedents_respondents(const gm_antecedents *antecedents, uint64_t *out);

/**
 * Units that both studies have; absent without a gap study.
 */
GM_API gm_status gm_antecedents_units(const gm_antecedents *antecedents, uint64_t *value, int32_t *has_value);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_antecedents_json(const gm_antecedents *antecedents,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * What the gaps say, in words: findings with their numbers, probable causes and the research that would settle them.
 * `antecedents` may be NULL; `language` is that of the texts, "en" (which NULL stands for), "nl", "fr" or "et".
 *
 * Fails with GM_ERR_INVALID_OPTION for another language.
 */
GM_API
gm_status gm_gap_diagnose(const gm_five *five,
                          const gm_antecedents *antecedents,
                          const char *language,
                          gm_diagnosis **out);

/**
 * Frees a diagnosis; NULL is a no-op.
 */
GM_API void gm_diagnosis_free(gm_diagnosis *diagnosis);

/**
 * The number of findings.
 */
GM_API gm_status gm_diagnosis_n_findings(const gm_diagnosis *diagnosis, size_t *out);

/**
 * One finding, by importance, highest first.
 */
GM_API gm_status gm_diagnosis_finding(const gm_diagnosis *diagnosis, size_t index, gm_finding *out);

/**
 * The name of the rule that made a finding, such as "gap_shortfall"; the same in all languages.
 */
GM_API
gm_status gm_diagnosis_rule(const gm_diagnosis *diagnosis,
                            size_t index,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * What a finding is about: "overall", or the id of a dimension, attribute or construct, or the name of a viewpoint.
 */
GM_API
gm_status gm_diagnosis_subject(const gm_diagnosis *diagnosis,
                               size_t index,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * What holds, in a few words.
 */
GM_API
gm_status gm_diagnosis_title(const gm_diagnosis *diagnosis,
                             size_t index,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * What holds, with its numbers.
 */
GM_API
gm_status gm_diagnosis_text(const gm_diagnosis *diagnosis,
                            size_t index,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * The whole diagnosis as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_diagnosis_json(const gm_diagnosis *diagnosis,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * Whether perception - expectation can be trusted: how reliable the difference is (Peter, Churchill and Brown 1993),
 * and, if the instrument names an outcome, whether it is explained as well by the difference as by perceptions and
 * expectations each with an effect of their own (Edwards 2002). All segments are taken together. `level` is a fraction
 * (0.95): tests reject below one minus it; `language` is that of the labels, NULL for "en".
 *
 * Fails with GM_ERR_MISSING_VIEWPOINT without expectations or perceptions, GM_ERR_NO_VALID_RATINGS if nobody has both,
 * GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_gap_difference_score(const gm_summary *summary,
                                  double level,
                                  const char *language,
                                  gm_difference **out);

/**
 * Frees a difference; NULL is a no-op.
 */
GM_API void gm_difference_free(gm_difference *difference);

/**
 * The number of rows of a kind: GM_ROW_DIMENSION, or GM_ROW_OVERALL, which has at most one. There are none of
 * attributes.
 */
GM_API gm_status gm_difference_n_rows(const gm_difference *difference, int32_t kind, size_t *out);

/**
 * One row of a kind.
 */
GM_API
gm_status gm_difference_row(const gm_difference *difference,
                            int32_t kind,
                            size_t index,
                            gm_score_reliability *out);

/**
 * The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
 */
GM_API
gm_status gm_difference_row_id(const gm_difference *difference,
                               int32_t kind,
                               size_t index,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * The label of a row in the language asked for.
 */
GM_API
gm_status gm_difference_row_label(const gm_difference *difference,
                                  int32_t kind,
                                  size_t index,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * What the outcome says; has_outcome is 0 without one, or where it cannot be modelled, which the notes explain.
 */
GM_API
gm_status gm_difference_outcome(const gm_difference *difference,
                                gm_outcome_models *out);

/**
 * The number of reasons why the difference should not be trusted; 0 if nothing speaks against it.
 */
GM_API gm_status gm_difference_n_flags(const gm_difference *difference, size_t *out);

/**
 * One of these reasons: GM_DIFFERENCE_*.
 */
GM_API gm_status gm_difference_flag(const gm_difference *difference, size_t index, int32_t *out);

/**
 * Where it was found: the id of a dimension, "overall", or the id of the outcome.
 */
GM_API
gm_status gm_difference_flag_id(const gm_difference *difference,
                                size_t index,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * The figures that show it, in words.
 */
GM_API
gm_status gm_difference_flag_text(const gm_difference *difference,
                                  size_t index,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * The number of notes on what could not be worked out.
 */
GM_API gm_status gm_difference_n_notes(const gm_difference *difference, size_t *out);

/**
 * One of these notes, in words.
 */
GM_API
gm_status gm_difference_note(const gm_difference *difference,
                             size_t index,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_difference_json(const gm_difference *difference,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The reliability of a difference of two scores, perception - expectation, at most 1 (Peter, Churchill and Brown
 * 1993), from the reliabilities of the two, -1 to 1, their correlation, -1 to 1, and their standard deviations in one
 * unit. It is negative where the scores correlate more than their reliabilities allow.
 *
 * Fails with GM_ERR_INVALID_OPTION for a reliability or correlation outside -1 to 1, a standard deviation that is
 * negative or not finite, or where the difference has no variance.
 */
GM_API
gm_status gm_gap_difference_reliability(double reliability_p,
                                        double reliability_e,
                                        double correlation,
                                        double sd_p,
                                        double sd_e,
                                        double *out);

/**
 * The share of successes, 0 to 1, with its interval: GM_METHOD_WILSON, GM_METHOD_WILSON_CC, GM_METHOD_AGRESTI_COULL,
 * GM_METHOD_CLOPPER_PEARSON, GM_METHOD_JEFFREYS, GM_METHOD_MID_P or GM_METHOD_WALD.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS if `n` is 0, GM_ERR_INVALID_OPTION if there are more successes than `n` or the
 * method is not for proportions, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_ARGUMENT for an unknown method.
 */
GM_API
gm_status gm_stats_proportion(uint64_t successes,
                              uint64_t n,
                              double level,
                              int32_t method,
                              gm_estimate *out);

/**
 * A share from a survey with a design of its own, 0 to 1, with the beta interval of Korn and Graubard.
 *
 * `p` and `std_error` are the share and its standard error as software for the design gives them, `n` the number of
 * answers, `df` the degrees of freedom of the design: clusters minus strata. n_effective is the size the interval was made
 * with; a share of 0 or 1 has no standard error (0), and `n` takes its place.
 *
 * Fails with GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_OPTION unless `p` is from 0 to 1, `std_error` above 0 (or 0 where the
 * share is 0 or 1), `n` at least 2 and `df` above 0.
 */
GM_API
gm_status gm_stats_korn_graubard(double p,
                                 double std_error,
                                 uint64_t n,
                                 double df,
                                 double level,
                                 gm_estimate *out);

/**
 * The share among `n_a` minus the share among `n_b` of two independent samples, -1 to 1, with Newcombe's interval.
 *
 * Fails as gm_stats_proportion, for either sample, and with GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_stats_proportion_difference(uint64_t successes_a,
                                         uint64_t n_a,
                                         uint64_t successes_b,
                                         uint64_t n_b,
                                         double level,
                                         gm_estimate *out);

/**
 * The mean of paired differences with Student's t, Wilcoxon's signed ranks (zeros after Pratt) and the Hodges-Lehmann
 * estimate. One difference per pair, in any unit, read as decimals to the nearest billionth.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS and GM_ERR_TOO_FEW_RATINGS if there are not two differences,
 * GM_ERR_ZERO_VARIANCE if all are equal, GM_ERR_INVALID_OPTION for one beyond plus and minus a million,
 * GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_stats_paired(const gm_column *differences,
                          double level,
                          gm_paired *out);

/**
 * Pearson's correlation of two columns, -1 to 1; only rows with both count.
 *
 * `bootstrap` may be NULL for the interval of Fisher's z; otherwise pairs are drawn again as they are. There is no interval
 * at -1 and 1.
 *
 * Fails with GM_ERR_UNEQUAL_LENGTHS, GM_ERR_NO_VALID_RATINGS without pairs, GM_ERR_TOO_FEW_UNITS below four,
 * GM_ERR_ZERO_VARIANCE if a column is all alike, GM_ERR_INVALID_OPTION for an infinite number or what makes no bootstrap,
 * GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_stats_correlation(const gm_column *x,
                               const gm_column *y,
                               double level,
                               const gm_bootstrap *bootstrap,
                               gm_estimate *out);

/**
 * The `n` p-values of a family of tests, adjusted, in the order given: `adjusted` has room for as many, and may be the
 * same array as `p_values`.
 *
 * Fails with GM_ERR_INVALID_OPTION with the index of the first p-value that is NaN or outside 0 to 1,
 * GM_ERR_INVALID_ARGUMENT for an unknown adjustment.
 */
GM_API
gm_status gm_stats_adjust(const double *p_values,
                          size_t n,
                          int32_t adjustment,
                          double *adjusted);

/**
 * Sets up a margin. What it points to must live as long as it is used. Fails with GM_ERR_NULL_POINTER.
 */
GM_API
gm_status gm_margin_init(gm_margin *margin,
                         const char *column,
                         const char *const *categories,
                         const double *totals,
                         size_t n);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_rake_options_init(gm_rake_options *options);

/**
 * Weights with which the sample has the known totals of several columns at once: raking, or iterative proportional
 * fitting.
 *
 * Margins are totals that agree in their sum, or shares that sum to 1; with shares alone the mean weight is 1. `weights`
 * has room for one weight per row of the table, `n_weights`. With trimming, weights keep within its limits while all
 * margins are met. `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_WEIGHT_SUM where margins disagree in their total, GM_ERR_EMPTY_CELL naming a category that nobody in
 * the sample has, GM_ERR_INVALID_OPTION naming the first row whose category is missing or has no total, for a total that
 * is not above 0 and for limits that cannot be kept, GM_ERR_NOT_CONVERGED saying how far raking got,
 * GM_ERR_INVALID_WEIGHT, GM_ERR_UNKNOWN_COLUMN, GM_ERR_NO_VALID_RATINGS for a table without rows,
 * GM_ERR_UNEQUAL_LENGTHS unless there is room for as many weights as rows.
 */
GM_API
gm_status gm_weighting_rake(const gm_table *table,
                            const gm_margin *margins,
                            size_t n_margins,
                            const gm_rake_options *options,
                            double *weights,
                            size_t n_weights,
                            gm_weighting *out);

/**
 * Weights with which the sample has the known total of each cell, each combination of categories of some columns.
 *
 * `categories` has `n_columns` labels for each of the `n_cells` cells, one cell after the other, `totals` one number above
 * 0 per cell; shares sum to 1. `weight` is the name of a column of starting weights or NULL. `weights` has room for one
 * weight per row of the table, `n_weights`.
 *
 * Fails as gm_weighting_rake.
 */
GM_API
gm_status gm_weighting_post_stratify(const gm_table *table,
                                     const char *const *columns,
                                     size_t n_columns,
                                     const char *const *categories,
                                     const double *totals,
                                     size_t n_cells,
                                     const char *weight,
                                     double *weights,
                                     size_t n_weights,
                                     gm_weighting *out);

/**
 * What weights cost in precision: their sum, the effective sample size and the design effect of weighting (Kish).
 *
 * Fails with GM_ERR_INVALID_WEIGHT naming the first weight that is missing or not from 0.000001 to 1000000,
 * GM_ERR_NO_VALID_RATINGS if there are none.
 */
GM_API
gm_status gm_weighting_kish(const gm_column *weights,
                            gm_kish *out);

/**
 * Sets options to the defaults of a kind, GM_SIZE_*. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_size_options_init(gm_size_options *options, int32_t kind);

/**
 * How many answers a share, a mean, an NPS or a difference needs. Answers, not invitations: divide by the response rate
 * you expect.
 *
 * Fails with GM_ERR_INVALID_OPTION for an option that the kind needs and does not have, has no use for, or that is out of
 * its range, GM_ERR_INVALID_LEVEL, GM_ERR_OVERFLOW beyond 10^15 answers, GM_ERR_INVALID_ARGUMENT for an unknown kind.
 */
GM_API
gm_status gm_sampling_size(const gm_size_options *options,
                           gm_sample_size *out);

/**
 * How many of those invited answered, by mode of invitation and incentive.
 *
 * The table has the columns "mode" (labels such as in person, phone, web, mail, e-mail), "incentive" (labels), "invited",
 * "responded" and "completed" (counts); all but "responded" may be left out. Without "invited" each row is one invitation
 * and "responded" and "completed" are 0 or 1.
 *
 * Fails with GM_ERR_UNKNOWN_COLUMN without "responded", GM_ERR_NO_VALID_RATINGS without invitations,
 * GM_ERR_INVALID_OPTION naming the first row whose counts are missing, no whole numbers from 0, or more responded than
 * invited, or more completed than responded, GM_ERR_OVERFLOW, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_sampling_response(const gm_table *table,
                               double level,
                               gm_response_rates **out);

/**
 * Frees response rates; NULL is a no-op.
 */
GM_API void gm_response_rates_free(gm_response_rates *rates);

/**
 * The number of rates: everybody, then each mode, each incentive, and each mode with each incentive, as far as the table
 * has them, in the order of their labels.
 */
GM_API
gm_status gm_response_rates_n(const gm_response_rates *rates,
                              size_t *out);

/**
 * One rate.
 */
GM_API gm_status gm_response_rates_get(const gm_response_rates *rates, size_t index, gm_response_rate *out);

/**
 * The mode of a rate; "" for all together.
 */
GM_API
gm_status gm_response_rates_mode(const gm_response_rates *rates,
                                 size_t index,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The incentive of a rate; "" for all together.
 */
GM_API
gm_status gm_response_rates_incentive(const gm_response_rates *rates,
                                      size_t index,
                                      char *buffer,
                                      size_t capacity,
                                      size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_response_rates_json(const gm_response_rates *rates,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The worst case for a share among all those invited: from p r to p r + (1 - r), p being the share among those who
 * answered and r the response rate (Manski 1989); chance is not in it.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS if nobody answered, GM_ERR_INVALID_OPTION for more successes than answers or more
 * answers than invitations.
 */
GM_API
gm_status gm_sampling_bounds(uint64_t successes,
                             uint64_t responded,
                             uint64_t invited,
                             gm_bounds *out);

/**
 * Early against late answers: if those who had to be reminded answer otherwise, those who never answered may too. Both
 * differences are late minus early.
 *
 * The `n_points` `points` count as positive; with (NULL, 0) the best `n_top` do.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS if nobody was early or nobody late, GM_ERR_MISMATCH if they rated on different
 * scales, GM_ERR_INVALID_OPTION for a positive set that is empty, all of the scale or off it, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_sampling_early_late(const gm_counts *early,
                                 const gm_counts *late,
                                 size_t n_top,
                                 const double *points,
                                 size_t n_points,
                                 double level,
                                 gm_early_late *out);

/**
 * Sets up options of kappa, Fleiss' kappa and Gwet's coefficients. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_agreement_options_init(gm_agreement_options *options);

/**
 * All six intraclass correlations with intervals and tests.
 *
 * The table has one row per subject and one column per rater, numbers in any unit, NaN for missing. Subjects whom not
 * every rater rated are left out and counted in n_missing. Ratings are read as decimals, to the nearest billionth. The
 * interval of ICC(A,k) is that of ICC(A,1), stepped up by Spearman and Brown's formula.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS below two raters or two subjects rated by all of them, GM_ERR_NO_VALID_RATINGS naming a
 * rater without ratings, GM_ERR_ZERO_VARIANCE if all ratings are equal or all subjects have the same mean,
 * GM_ERR_INVALID_OPTION for a rating that is infinite or beyond 10^15 in size, for ratings that range over so little that
 * digits beyond the ninth place matter, and for counts given as ratings, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_agreement_icc(const gm_table *ratings,
                           double level,
                           gm_icc *out);

/**
 * One-way analysis of variance of `n_groups` groups of any sizes, and the intraclass correlation ICC(1) of their members.
 *
 * Each group is a column of values in any unit, NaN for missing; a group without values is left out.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS below two groups with values, GM_ERR_TOO_FEW_RATINGS unless there are more values than
 * groups, GM_ERR_ZERO_VARIANCE if all values are equal, GM_ERR_INVALID_OPTION for one that is infinite or beyond 10^15 in
 * size, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_agreement_one_way(const gm_column *groups,
                               size_t n_groups,
                               double level,
                               gm_one_way *out);

/**
 * Cohen's kappa of two columns of ratings, weighted or not. `options` may be NULL.
 *
 * `a` and `b` have one rating per subject, NaN for missing; subjects not rated by both are left out and counted in
 * n_missing. Categories are the numbers that occur or those of the options; distances between them are those of their
 * values.
 *
 * Fails with GM_ERR_UNEQUAL_LENGTHS, GM_ERR_NO_VALID_RATINGS naming the rater without ratings, GM_ERR_TOO_FEW_RATINGS below
 * two subjects rated by both, GM_ERR_ZERO_VARIANCE if all these ratings are the same, GM_ERR_INVALID_OPTION for an infinite
 * rating, one that is no category, categories that are no 2 to 1,000 different numbers, GM_ERR_INVALID_LEVEL,
 * GM_ERR_INVALID_ARGUMENT for unknown weights.
 */
GM_API
gm_status gm_agreement_kappa(const gm_column *a,
                             const gm_column *b,
                             const gm_agreement_options *options,
                             gm_kappa *out);

/**
 * Cohen's kappa of a square table of counts by rows: how many subjects the first rater gave the category of the row and
 * the second that of the column. `options` may be NULL.
 *
 * `table` has `n_categories` times `n_categories` elements. Categories are 1, 2, 3 and so on, or those of the options in
 * ascending order. Fails as gm_agreement_kappa, and with GM_ERR_INVALID_OPTION unless there are 2 to 1,000 categories,
 * GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_agreement_kappa_table(const uint64_t *table,
                                   size_t n_categories,
                                   const gm_agreement_options *options,
                                   gm_kappa *out);

/**
 * Fleiss' kappa of any number of raters, with Randolph's free-marginal kappa and Gwet's AC1 beside it. `options` may be
 * NULL.
 *
 * The table has one row per subject and one column per rater, NaN for missing. Subjects with one rating count for what is
 * expected by chance, not for what is observed.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS below two raters or two subjects with at least two ratings, GM_ERR_NO_VALID_RATINGS
 * naming a rater without ratings, GM_ERR_ZERO_VARIANCE if all ratings are the same, GM_ERR_INVALID_OPTION for an infinite
 * rating, one that is no category, categories that are no 2 to 1,000 different numbers, GM_ERR_INVALID_LEVEL,
 * GM_ERR_INVALID_ARGUMENT for unknown weights.
 */
GM_API
gm_status gm_agreement_fleiss(const gm_table *ratings,
                              const gm_agreement_options *options,
                              gm_fleiss *out);

/**
 * Fleiss' kappa of counts by rows: how often each of `n_subjects` was given each of `n_categories`. `options` may be NULL.
 *
 * Categories are 1, 2, 3 and so on, or those of the options in ascending order. Fails as gm_agreement_fleiss, and with
 * GM_ERR_INVALID_OPTION unless there are 2 to 1,000 categories, GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_agreement_fleiss_counts(const uint64_t *counts,
                                     size_t n_subjects,
                                     size_t n_categories,
                                     const gm_agreement_options *options,
                                     gm_fleiss *out);

/**
 * Gwet's AC1 of any number of raters, or AC2 with weights. `options` may be NULL.
 *
 * Takes what gm_agreement_fleiss takes and fails as that does, with GM_ERR_ZERO_VARIANCE only if no other category is
 * named.
 */
GM_API
gm_status gm_agreement_gwet(const gm_table *ratings,
                            const gm_agreement_options *options,
                            gm_gwet *out);

/**
 * Gwet's AC1 or AC2 of counts by rows: how often each of `n_subjects` was given each of `n_categories`. `options` may be
 * NULL. Fails as gm_agreement_fleiss_counts.
 */
GM_API
gm_status gm_agreement_gwet_counts(const uint64_t *counts,
                                   size_t n_subjects,
                                   size_t n_categories,
                                   const gm_agreement_options *options,
                                   gm_gwet *out);

/**
 * Sets up options of Krippendorff's alpha. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_krippendorff_options_init(gm_krippendorff_options *options);

/**
 * Krippendorff's alpha of any number of raters, at any level of measurement, with ratings missing anywhere. `options` may
 * be NULL.
 *
 * The table has one row per subject and one column per rater, NaN for missing; subjects with fewer than two ratings are
 * left out and counted in n_missing. The interval is between percentiles of a seeded bootstrap over subjects.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS below two raters or two subjects with at least two ratings, GM_ERR_NO_VALID_RATINGS
 * naming a rater without ratings, GM_ERR_ZERO_VARIANCE if all ratings that can be compared are the same,
 * GM_ERR_INVALID_OPTION for an infinite rating, a negative one or more than 1,000 values at GM_MEASUREMENT_RATIO, too
 * few replicates for the level, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_ARGUMENT for an unknown level of measurement.
 */
GM_API
gm_status gm_agreement_krippendorff(const gm_table *ratings,
                                    const gm_krippendorff_options *options,
                                    gm_krippendorff *out);

/**
 * Kendall's coefficient of concordance W, corrected for ties, with its chi-squared test.
 *
 * The table has one row per subject and one column per rater; within a rater only the order counts, equal ratings share
 * their mean rank. Subjects whom not every rater rated are left out and counted in n_missing.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS below two raters or two subjects rated by all of them, GM_ERR_NO_VALID_RATINGS naming a
 * rater without ratings, GM_ERR_ZERO_VARIANCE if every rater rated all subjects alike, GM_ERR_INVALID_OPTION for a rating
 * that is infinite or beyond 10^15 in size.
 */
GM_API
gm_status gm_agreement_kendall_w(const gm_table *ratings,
                                 gm_kendall_w *out);

/**
 * Sets up a turn: speaker is "agent" or "customer" in any case of letters, anything else is neither. The text is borrowed. Fails with
 * GM_ERR_NULL_POINTER, and GM_ERR_INVALID_ARGUMENT for a speaker that is not UTF-8.
 */
GM_API
gm_status gm_turn_init(gm_turn *turn,
                       const char *speaker,
                       const char *text);

/**
 * Sets a log to know nothing. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_contact_log_init(gm_contact_log *log);

/**
 * Sets options to the defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_conversation_options_init(gm_conversation_options *options);

/**
 * Sets up a contact of which nothing but the turns is known. The turns are borrowed. Fails with GM_ERR_NULL_POINTER.
 */
GM_API
gm_status gm_contact_init(gm_contact *contact,
                          const gm_turn *turns,
                          size_t n_turns);

/**
 * The lexicon that comes with the library: "en", "nl", "fr" or "et". Fails with GM_ERR_INVALID_OPTION for another language.
 */
GM_API
gm_status gm_lexicon_built_in(const char *language,
                              gm_lexicon **out);

/**
 * Reads a lexicon from TOML: `language`, `[negation]`, `[address]`, `quotation`, `abbreviations`, and a table per marker with
 * `dimension`, `label`, `sign`, `weight`, `patterns`, `except` and others, as the documentation of Lexicon in Rust and Python
 * describes.
 *
 * Fails with GM_ERR_INVALID_INSTRUMENT, naming the key and the pattern.
 */
GM_API
gm_status gm_lexicon_from_toml(const char *toml,
                               gm_lexicon **out);

/**
 * The lexicon with more markers and patterns, or with others (`replace = true`).
 *
 * Fails as gm_lexicon_from_toml, and with GM_ERR_MISMATCH for another language.
 */
GM_API gm_status gm_lexicon_extended(const gm_lexicon *lexicon, const char *toml, gm_lexicon **out);

/**
 * The lexicon, knowing how well it agrees with people: scores made with it say so.
 */
GM_API
gm_status gm_lexicon_validated(const gm_lexicon *lexicon,
                               const gm_validation *validation,
                               gm_lexicon **out);

/**
 * The lexicon as TOML.
 */
GM_API gm_status gm_lexicon_to_toml(const gm_lexicon *lexicon, char *buffer, size_t capacity, size_t *needed);

/**
 * Frees a lexicon; NULL is a no-op.
 */
GM_API void gm_lexicon_free(gm_lexicon *lexicon);

/**
 * Scores one conversation in the three dimensions by the markers of a lexicon, and says why. `options` and `log` may be NULL.
 *
 * The score of a dimension is points per turn of the agent. In each of the agent's turns a marker that stands there n times
 * gives its weight times its sign times log2(1 + n), at most 2; markers that are negated, or quote the customer, or stand in
 * sentences said to everybody do not count. With a log, holds and transfers count as logged instead of as said.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS if the agent says nothing; GM_ERR_INVALID_OPTION for shares outside 0 to 1 or together
 * above 1 and for a negative wait; GM_ERR_MISMATCH for canned sentences of another language; GM_ERR_INVALID_ARGUMENT for a
 * text that is not UTF-8, naming the turn.
 */
GM_API
gm_status gm_dimensions_conversation(const gm_turn *turns,
                                     size_t n,
                                     const gm_lexicon *lexicon,
                                     const gm_contact_log *log,
                                     const gm_conversation_options *options,
                                     gm_conversation **out);

/**
 * Frees a conversation; NULL is a no-op.
 */
GM_API void gm_conversation_free(gm_conversation *conversation);

/**
 * The headline figures.
 */
GM_API
gm_status gm_conversation_figures_of(const gm_conversation *conversation,
                                     gm_conversation_figures *out);

/**
 * The number of markers found.
 */
GM_API gm_status gm_conversation_n_markers(const gm_conversation *conversation, size_t *out);

/**
 * One marker, in the order of the text.
 */
GM_API
gm_status gm_conversation_marker_at(const gm_conversation *conversation,
                                    size_t index,
                                    gm_conversation_marker *out);

/**
 * The id of a marker that was found, such as "apology".
 */
GM_API
gm_status gm_conversation_marker_id(const gm_conversation *conversation,
                                    size_t index,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *needed);

/**
 * Why the scores are as they are: one line per dimension, in the language of the conversation.
 */
GM_API
gm_status gm_conversation_explanation(const gm_conversation *conversation,
                                      char *buffer,
                                      size_t capacity,
                                      size_t *needed);

/**
 * The whole result as JSON text.
 */
GM_API
gm_status gm_conversation_json(const gm_conversation *conversation,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * Counts of sentences, of none yet.
 */
GM_API gm_status gm_sentence_counts_new(gm_sentence_counts **out);

/**
 * Frees counts of sentences; NULL is a no-op.
 */
GM_API void gm_sentence_counts_free(gm_sentence_counts *counts);

/**
 * Counts the agent's sentences of at least four words in one conversation. Fails with GM_ERR_MISMATCH for another language than
 * before, and GM_ERR_INVALID_ARGUMENT for a text that is not UTF-8.
 */
GM_API
gm_status gm_sentence_counts_add(gm_sentence_counts *counts,
                                 const gm_turn *turns,
                                 size_t n,
                                 const gm_lexicon *lexicon);

/**
 * Adds what others counted. Fails with GM_ERR_MISMATCH for another language.
 */
GM_API gm_status gm_sentence_counts_merge(gm_sentence_counts *counts, const gm_sentence_counts *other);

/**
 * How many conversations were counted.
 */
GM_API gm_status gm_sentence_counts_conversations(const gm_sentence_counts *counts, uint64_t *out);

/**
 * In what share of conversations a sentence was said, 0 to 1; absent for one of fewer than four words, or before anything was
 * counted.
 */
GM_API
gm_status gm_sentence_counts_share(const gm_sentence_counts *counts,
                                   const char *sentence,
                                   const gm_lexicon *lexicon,
                                   double *value,
                                   int32_t *has_value);

/**
 * A tally without conversations, for the language and the markers of a lexicon. `by` names the labels that each contact has;
 * `options` may be NULL. Both are copied, the counts of sentences too.
 *
 * Fails with GM_ERR_INVALID_OPTION for a label named twice or "agent", which is always there, and GM_ERR_MISMATCH for canned
 * sentences of another language.
 */
GM_API
gm_status gm_conversations_new(const gm_lexicon *lexicon,
                               const char *const *by,
                               size_t n_by,
                               const gm_conversation_options *options,
                               gm_conversations **out);

/**
 * Frees a tally of conversations; NULL is a no-op.
 */
GM_API void gm_conversations_free(gm_conversations *tally);

/**
 * Adds one contact. One without a turn of the agent with words is counted as skipped and is in no other figure. On any error the
 * tally is as it was before.
 *
 * Fails as gm_dimensions_conversation, but for that; with GM_ERR_UNEQUAL_LENGTHS unless there is a label for each name, and
 * GM_ERR_OFF_SCALE for a rating that is no number up to 10^12.
 */
GM_API
gm_status gm_conversations_add(gm_conversations *tally,
                               const gm_contact *contact);

/**
 * Adds all that another tally has seen. Fails with GM_ERR_MISMATCH for another language (scores are compared within one
 * language only), another lexicon or other options, the counts of sentences among them.
 */
GM_API
gm_status gm_conversations_merge(gm_conversations *tally,
                                 const gm_conversations *other);

/**
 * How many conversations were added, without those that were skipped.
 */
GM_API gm_status gm_conversations_n(const gm_conversations *tally, uint64_t *out);

/**
 * The tally as JSON text, to be stored or sent, with its lexicon and options.
 */
GM_API
gm_status gm_conversations_to_json(const gm_conversations *tally,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *needed);

/**
 * The tally that gm_conversations_to_json wrote. Fails with GM_ERR_INVALID_BYTES.
 */
GM_API gm_status gm_conversations_from_json(const char *json, gm_conversations **out);

/**
 * What the conversations come to, for each combination of the labels in `by`, of which "agent" is one; none takes all together.
 *
 * Where at least two agents are known, intervals are clustered by agent, and conversations without a known agent are each a
 * cluster of their own; few agents, or one who served in most conversations, make intervals wide. The JSON text has the relation
 * to ratings too: the difference of ratings with a marker and without, which has an interval only with at least three clusters
 * on either side, and the correlation of each dimension's score. Fails with GM_ERR_INVALID_OPTION for a label that the tally does
 * not have, GM_ERR_TOO_FEW_UNITS without conversations that have a turn of the agent, and GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_conversations_result_of(const gm_conversations *tally,
                                     const char *const *by,
                                     size_t n_by,
                                     double level,
                                     gm_conversations_result **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_conversations_result_free(gm_conversations_result *result);

/**
 * The number of groups.
 */
GM_API gm_status gm_conversations_result_n_groups(const gm_conversations_result *result, size_t *out);

/**
 * One group, in the order of the labels.
 */
GM_API
gm_status gm_conversations_result_group(const gm_conversations_result *result,
                                        size_t group,
                                        gm_conversations_group *out);

/**
 * The mean score of a group in a dimension, GM_DIMENSION_*, in points per turn of the agent.
 */
GM_API
gm_status gm_conversations_result_mean(const gm_conversations_result *result,
                                       size_t group,
                                       int32_t dimension,
                                       gm_estimate *out);

/**
 * The share of conversations of a group in which a marker counts at least once, 0 to 1.
 */
GM_API
gm_status gm_conversations_result_share(const gm_conversations_result *result,
                                        size_t group,
                                        const char *marker,
                                        gm_estimate *out);

/**
 * The whole result as JSON text.
 */
GM_API
gm_status gm_conversations_result_json(const gm_conversations_result *result,
                                       char *buffer,
                                       size_t capacity,
                                       size_t *needed);

/**
 * Holds the markers found in turns against the codes that people gave the same turns: per marker precision and recall,
 * Krippendorff's alpha and Gwet's AC1.
 *
 * `found` and `human` have `n_turns` rows of `n_markers`, 1 where the marker is in the turn and 0 where not, row by row;
 * `markers` has the ids. Figures are given from two turns on; enough for gm_lexicon_validated to call a marker validated are 50
 * turns, in five of which people found it. Fails with GM_ERR_INVALID_OPTION for an id in a turn that is no marker of the
 * lexicon, GM_ERR_TOO_FEW_UNITS below two turns and GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_dimensions_validate(const uint8_t *found,
                                 const uint8_t *human,
                                 size_t n_turns,
                                 const char *const *markers,
                                 size_t n_markers,
                                 const gm_lexicon *lexicon,
                                 double level,
                                 gm_validation **out);

/**
 * Frees a validation; NULL is a no-op.
 */
GM_API void gm_validation_free(gm_validation *validation);

/**
 * The number of markers that either found.
 */
GM_API gm_status gm_validation_n_rows(const gm_validation *validation, size_t *out);

/**
 * One marker, in alphabetical order.
 */
GM_API gm_status gm_validation_row(const gm_validation *validation, size_t index, gm_marker_validation *out);

/**
 * The whole result as JSON text.
 */
GM_API
gm_status gm_validation_json(const gm_validation *validation,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_items_options_init(gm_items_options *options);

/**
 * Tallies columns of a table, exactly. `options` may be NULL: all columns, pairwise.
 *
 * Fails with GM_ERR_UNKNOWN_COLUMN, GM_ERR_DUPLICATE_COLUMN, GM_ERR_OFF_SCALE, GM_ERR_INVALID_OPTION for a column of
 * text, for no columns and for more than 256.
 */
GM_API
gm_status gm_items_from_table(const gm_table *table,
                              const gm_items_options *options,
                              gm_items **out);

/**
 * Names the variables of sums of products, which are copied. `names` may be NULL: "0", "1" and so on.
 *
 * Fails with GM_ERR_INVALID_OPTION unless there is a name for each variable, GM_ERR_DUPLICATE_COLUMN.
 */
GM_API
gm_status gm_items_new(const gm_cross_products *products,
                       const char *const *names,
                       size_t n_names,
                       gm_items **out);

/**
 * Frees items; NULL is a no-op.
 */
GM_API void gm_items_free(gm_items *items);

/**
 * The number of items.
 */
GM_API gm_status gm_items_n(const gm_items *items, size_t *out);

/**
 * The name of an item.
 */
GM_API
gm_status gm_items_name(const gm_items *items,
                        size_t index,
                        char *buffer,
                        size_t capacity,
                        size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_alpha_options_init(gm_alpha_options *options);

/**
 * Cronbach's alpha of the sum of items, with its interval and what each item does to it.
 *
 * `rows` has room for one row per item, `n_rows`, or is NULL with 0. `options` may be NULL for the defaults.
 *
 * An alpha below 0 is given, and n_negative and is_negative say which items are behind it.
 *
 * Fails with GM_ERR_INVALID_OPTION below two items, for a sum that does not vary, naming the items that run against the
 * others, and for pairwise covariances that contradict each other; GM_ERR_NO_VALID_RATINGS where nobody answered two items
 * together, GM_ERR_TOO_FEW_RATINGS where fewer than 2 did (3 for GM_INTERVAL_BONETT), naming the two;
 * GM_ERR_ZERO_VARIANCE naming an item that all answered alike; GM_ERR_UNKNOWN_COLUMN for a name in reverse that no item
 * has; GM_ERR_INVALID_LEVEL; GM_ERR_UNEQUAL_LENGTHS for rows that are not one per item.
 */
GM_API
gm_status gm_reliability_alpha(const gm_items *items,
                               const gm_alpha_options *options,
                               gm_alpha *out,
                               gm_alpha_item *rows,
                               size_t n_rows);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_omega_options_init(gm_omega_options *options);

/**
 * Omega total of the sum of items: the share of its variance that is due to the one factor behind them.
 *
 * `rows` has room for one row per item, `n_rows`, or is NULL with 0. `options` may be NULL for the defaults.
 *
 * Fails as gm_reliability_alpha, except that three items are needed; GM_ERR_INVALID_OPTION naming an item that the factor
 * leaves no variance of its own (a Heywood case) or that others determine, GM_ERR_NOT_CONVERGED.
 */
GM_API
gm_status gm_reliability_omega(const gm_items *items,
                               const gm_omega_options *options,
                               gm_omega *out,
                               gm_omega_item *rows,
                               size_t n_rows);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_split_half_options_init(gm_split_half_options *options);

/**
 * The reliability of the sum of items from the covariance of its two halves.
 *
 * `rows` has room for one row per item, `n_rows`, or is NULL with 0. `options` may be NULL for the defaults.
 *
 * Fails as gm_reliability_alpha, with GM_ERR_TOO_FEW_RATINGS below three respondents, GM_ERR_INVALID_OPTION for a correlation of the halves that is not above 0 and for a
 * half without items, GM_ERR_UNKNOWN_COLUMN for a name that no item has.
 */
GM_API
gm_status gm_reliability_split_half(const gm_items *items,
                                    const gm_split_half_options *options,
                                    gm_split_half *out,
                                    gm_half_item *rows,
                                    size_t n_rows);

/**
 * The reliability of a score that is made longer or shorter: m r / (1 + (m - 1) r).
 *
 * `reliability` is that of the score as it is, from 0 to 1; `factor` is how many times as many items like these it is to
 * have, above 0.
 *
 * Fails with GM_ERR_INVALID_OPTION for a reliability outside 0 to 1 and a factor that is not above 0.
 */
GM_API
gm_status gm_reliability_spearman_brown(double reliability,
                                        double factor,
                                        double *out);

/**
 * Ordinal alpha: Cronbach's alpha of the normal variables of which ordered categories are seen, from polychoric
 * correlations. Report it beside alpha, not instead: it says how reliable a sum of the variables behind the answers
 * would be, not the sum of the answers.
 *
 * `options` may be NULL: all columns, pairwise. `reverse` are the names of `n_reverse` items that are keyed the other way.
 *
 * Fails as gm_items_from_table and gm_reliability_alpha, with GM_ERR_INVALID_OPTION for an item with more than 20
 * different answers, and naming two items whose table allows no correlation within -1 to 1.
 */
GM_API
gm_status gm_reliability_ordinal_alpha(const gm_table *table,
                                       const gm_items_options *options,
                                       const char *const *reverse,
                                       size_t n_reverse,
                                       gm_ordinal_alpha **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_ordinal_alpha_free(gm_ordinal_alpha *alpha);

/**
 * The figures.
 */
GM_API gm_status gm_ordinal_alpha_get(const gm_ordinal_alpha *alpha, gm_ordinal_alpha_figures *out);

/**
 * The polychoric correlation of two items, reversed items turned.
 */
GM_API gm_status gm_ordinal_alpha_correlation(const gm_ordinal_alpha *alpha, size_t i, size_t j, double *out);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_ordinal_alpha_json(const gm_ordinal_alpha *alpha,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * Sets up a list of items. What it points to must live as long as it is used. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_item_list_init(gm_item_list *list, const char *const *names, size_t n);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_careless_options_init(gm_careless_options *options);

/**
 * Flags respondents who may not have read the questions: long runs, no variability, inconsistent halves, all
 * expectations or all perceptions alike, duplicates, too fast answers. Nobody is dropped: gm_careless_keep is a mask.
 * `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_UNKNOWN_COLUMN, GM_ERR_OFF_SCALE, GM_ERR_INVALID_OPTION for a column of text, no items, limits that
 * are no numbers from 0 (even_odd: from -1 to 1) and a duration below 0, naming the row.
 */
GM_API
gm_status gm_reliability_careless(const gm_table *table,
                                  const gm_careless_options *options,
                                  gm_careless **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_careless_free(gm_careless *careless);

/**
 * How many are flagged, and for what.
 */
GM_API gm_status gm_careless_get(const gm_careless *careless, gm_careless_counts *out);

/**
 * One respondent, by the index of the row.
 */
GM_API gm_status gm_careless_get_row(const gm_careless *careless, size_t index, gm_careless_row *out);

/**
 * A mask with 1 for each respondent with whom nothing was found, 0 for the others; `keep` has room for all, `n`.
 *
 * Fails with GM_ERR_UNEQUAL_LENGTHS unless there is room for as many as respondents.
 */
GM_API
gm_status gm_careless_keep(const gm_careless *careless,
                           uint8_t *keep,
                           size_t n);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_driver_options_init(gm_driver_options *options);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_importance_options_init(gm_importance_options *options);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_penalty_options_init(gm_penalty_options *options);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_kano_options_init(gm_kano_options *options);

/**
 * Dominance analysis of correlations alone, as a publication prints them.
 *
 * `correlations` has `n` rows of `n`, one after the other, `with_outcome` the correlation of each driver with the outcome;
 * `names` are the drivers', at most 22.
 *
 * Fails with GM_ERR_INVALID_OPTION for no driver or more than 22, correlations that are not symmetric with 1 on the diagonal
 * and -1 to 1 elsewhere, or that no data can have, and naming a driver that others determine and which ones.
 */
GM_API
gm_status gm_drivers_dominance(const char *const *names,
                               const double *correlations,
                               const double *with_outcome,
                               size_t n,
                               gm_dominance **out);

/**
 * Frees a dominance analysis; NULL is a no-op.
 */
GM_API void gm_dominance_free(gm_dominance *dominance);

/**
 * The share of the outcome's variance that all drivers explain together, 0 to 1.
 */
GM_API gm_status gm_dominance_r_squared(const gm_dominance *dominance, double *out);

/**
 * General dominance of each driver; they sum to R squared.
 */
GM_API
gm_status gm_dominance_general(const gm_dominance *dominance,
                               double *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * What a driver adds to R squared on average over the sets of 0, 1, 2 and so on other drivers.
 */
GM_API
gm_status gm_dominance_conditional(const gm_dominance *dominance,
                                   size_t driver,
                                   double *buffer,
                                   size_t capacity,
                                   size_t *needed);

/**
 * Which of two drivers dominates the other, and at which level: -1 is written to `dominant` if neither does.
 */
GM_API
gm_status gm_dominance_pair(const gm_dominance *dominance,
                            size_t first,
                            size_t second,
                            int32_t *dominant,
                            int32_t *level);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_dominance_json(const gm_dominance *dominance,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * The drivers of an outcome, ordered by their part in what is explained of it.
 *
 * All columns of `drivers` are drivers, `outcome` one more column, one row per respondent in any unit; who lacks one of them
 * is left out and counted. Weights sum to R squared. Intervals are percentiles of a seeded bootstrap of people. `options` may
 * be NULL.
 *
 * Fails with GM_ERR_INVALID_OPTION for no driver, for more than 22 with general dominance or a top box, naming a driver that
 * others determine and which ones, naming a driver that is the outcome itself, or a variable that varies by less than 1e-6
 * (values are read to nine decimal places), for a top box that nobody or everybody reaches, for another method than general
 * dominance with a top box, drivers that separate the outcome fully, and replicates out of range; GM_ERR_ZERO_VARIANCE naming
 * a driver or the outcome if it does not vary; GM_ERR_NO_VALID_RATINGS naming one that nobody answered; GM_ERR_TOO_FEW_RATINGS
 * for fewer complete rows than drivers + 2; GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OFF_SCALE, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_drivers_key_drivers(const gm_table *drivers,
                                 const gm_column *outcome,
                                 const gm_driver_options *options,
                                 gm_key_drivers **out);

/**
 * The drivers of an outcome from sums of products alone, which merge and stream: without intervals.
 *
 * `names` are the `n_names` variables of the sums in their order, one of them the `outcome`, all others drivers. `options`
 * may be NULL; replicates are not looked at.
 *
 * Fails as gm_drivers_key_drivers, and with GM_ERR_INVALID_OPTION for another number of names than variables, a name given
 * twice, an outcome that is none of them, and a top box, which needs the rows.
 */
GM_API
gm_status gm_drivers_key_drivers_products(const gm_cross_products *products,
                                          const char *const *names,
                                          size_t n_names,
                                          const char *outcome,
                                          const gm_driver_options *options,
                                          gm_key_drivers **out);

/**
 * Frees key drivers; NULL is a no-op.
 */
GM_API void gm_key_drivers_free(gm_key_drivers *drivers);

/**
 * The number of drivers.
 */
GM_API gm_status gm_key_drivers_n(const gm_key_drivers *drivers, size_t *out);

/**
 * One driver, in the order of the columns.
 */
GM_API gm_status gm_key_drivers_get(const gm_key_drivers *drivers, size_t index, gm_driver *out);

/**
 * The name of a driver.
 */
GM_API
gm_status gm_key_drivers_name(const gm_key_drivers *drivers,
                              size_t index,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * The probability of each place of a driver, from the first on; none without replicates.
 */
GM_API
gm_status gm_key_drivers_rank_probabilities(const gm_key_drivers *drivers,
                                            size_t index,
                                            double *buffer,
                                            size_t capacity,
                                            size_t *needed);

/**
 * What all drivers have in common.
 */
GM_API gm_status gm_key_drivers_facts(const gm_key_drivers *drivers, gm_driver_facts *out);

/**
 * The whole result as JSON text, with the field names of all languages: conditional dominance, pairs and regression too.
 */
GM_API
gm_status gm_key_drivers_json(const gm_key_drivers *drivers,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * Attributes by stated importance and performance: four quadrants, and how surely each attribute is in its own.
 *
 * Both tables have a column of ratings per attribute, of the same names and people; each mean is that of all who answered.
 * People are drawn again, the lines with them. `options` may be NULL.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS for fewer than two attributes, GM_ERR_INVALID_OPTION naming the columns that the tables do
 * not share, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_NO_VALID_RATINGS naming an attribute nobody rated,
 * GM_ERR_OFF_SCALE, GM_ERR_INVALID_OPTION for a midpoint without a scale, a line, a certainty or a number of replicates out of
 * range, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_drivers_importance_performance(const gm_table *importance,
                                            const gm_table *performance,
                                            const gm_importance_options *options,
                                            gm_importance **out);

/**
 * Attributes by derived importance and performance: importance is the part of each in what is explained of an outcome, by
 * the method of the options, of those who gave all. `options` may be NULL.
 *
 * Fails as gm_drivers_importance_performance and gm_drivers_key_drivers.
 */
GM_API
gm_status gm_drivers_importance_performance_derived(const gm_table *performance,
                                                    const gm_column *outcome,
                                                    const gm_importance_options *options,
                                                    gm_importance **out);

/**
 * Attributes by importance and performance that are known from elsewhere: derived weights, published means.
 *
 * `names`, `importance` and `performance` have `n` elements; a value with a standard error is drawn again from a normal
 * distribution, one without counts as known exactly. `options` may be NULL.
 *
 * Fails as gm_drivers_importance_performance; there is no midpoint.
 */
GM_API
gm_status gm_drivers_importance_performance_points(const char *const *names,
                                                   const gm_estimate *importance,
                                                   const gm_estimate *performance,
                                                   size_t n,
                                                   const gm_importance_options *options,
                                                   gm_importance **out);

/**
 * The attributes of a gap score by mean expectation, as importance, and gap, as performance. `options` may be NULL.
 *
 * Fails as gm_drivers_importance_performance_points.
 */
GM_API
gm_status gm_drivers_importance_gaps(const gm_servqual_result *scored,
                                     const gm_importance_options *options,
                                     gm_importance **out);

/**
 * Frees attributes by importance and performance; NULL is a no-op.
 */
GM_API void gm_importance_free(gm_importance *importance);

/**
 * The number of attributes.
 */
GM_API gm_status gm_importance_n(const gm_importance *importance, size_t *out);

/**
 * One attribute.
 */
GM_API gm_status gm_importance_get(const gm_importance *importance, size_t index, gm_importance_row *out);

/**
 * The name of an attribute.
 */
GM_API
gm_status gm_importance_name(const gm_importance *importance,
                             size_t index,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The lines between the quadrants.
 */
GM_API gm_status gm_importance_lines_of(const gm_importance *importance, gm_importance_lines *out);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_importance_json(const gm_importance *importance,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * Which attributes are basic, which excite, and which count both ways: penalty-reward contrast analysis.
 *
 * `attributes` has columns of ratings on one scale, `outcome` is one more column in any unit; who lacks one is left out. Each
 * attribute becomes two variables, 1 for a low rating and 1 for a high rating; one regression has all of them. An attribute is
 * basic where penalty and contrast are below 0, excitement where reward and contrast are above 0, performance where the
 * penalty is below and the reward above 0 and the contrast is neither, all by their intervals; all else is undecided, low
 * ratings that help and high ones that cost among it, and so is what fewer than five people rate low, or high. `options` may
 * be NULL.
 *
 * Fails with GM_ERR_INVALID_OPTION for no attribute, limits that are not on the scale in order, where nobody rates anything
 * low or high, naming an attribute that nobody rates in between, a variable that others determine, and an outcome of too
 * little spread; GM_ERR_ZERO_VARIANCE for an outcome that does not vary, or of
 * which nothing is left; GM_ERR_TOO_FEW_RATINGS for fewer complete rows than variables + 2; GM_ERR_UNEQUAL_LENGTHS,
 * GM_ERR_OFF_SCALE, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_drivers_penalty_reward(const gm_table *attributes,
                                    const gm_column *outcome,
                                    const gm_penalty_options *options,
                                    gm_penalty_reward **out);

/**
 * Frees penalties and rewards; NULL is a no-op.
 */
GM_API void gm_penalty_reward_free(gm_penalty_reward *rewards);

/**
 * The number of attributes.
 */
GM_API gm_status gm_penalty_reward_n(const gm_penalty_reward *rewards, size_t *out);

/**
 * One attribute.
 */
GM_API gm_status gm_penalty_reward_get(const gm_penalty_reward *rewards, size_t index, gm_penalty_row *out);

/**
 * The name of an attribute.
 */
GM_API
gm_status gm_penalty_reward_name(const gm_penalty_reward *rewards,
                                 size_t index,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * What all penalties and rewards have in common.
 */
GM_API gm_status gm_penalty_reward_facts(const gm_penalty_reward *rewards, gm_penalty_facts *out);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_penalty_reward_json(const gm_penalty_reward *rewards,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The category of each feature in Kano's model, how sure it is, and how far it moves satisfaction up and down.
 *
 * `functional` has a column per feature with the answers to how it would be to have it, `dysfunctional` columns of the same
 * names with those to how it would be not to have it: codes 1 to 5, or texts. `importance` has columns of the same names with
 * stated importance in any unit, or is NULL. `options` may be NULL.
 *
 * Fails with GM_ERR_OFF_SCALE naming the row and the column of an answer that is not known, GM_ERR_NO_VALID_RATINGS naming a
 * feature without pairs, GM_ERR_INVALID_OPTION naming the columns that the tables do not share, or an answer with two
 * meanings, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_ARGUMENT for an unknown table or meaning.
 */
GM_API
gm_status gm_drivers_kano(const gm_table *functional,
                          const gm_table *dysfunctional,
                          const gm_table *importance,
                          const gm_kano_options *options,
                          gm_kano **out);

/**
 * The category of one feature from a tally of pairs on five points, 1 = like to 5 = dislike: reference ratings are the answers
 * to having it, delivered ratings those to not having it. The result has this one feature. `options` may be NULL.
 *
 * Fails with GM_ERR_MISMATCH for another scale and for survey weights, GM_ERR_NO_VALID_RATINGS without pairs,
 * GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_drivers_kano_pairs(const char *name,
                                const gm_pair_counts *pairs,
                                const gm_kano_options *options,
                                gm_kano **out);

/**
 * Frees features; NULL is a no-op.
 */
GM_API void gm_kano_free(gm_kano *kano);

/**
 * The number of features.
 */
GM_API gm_status gm_kano_n(const gm_kano *kano, size_t *out);

/**
 * One feature.
 */
GM_API gm_status gm_kano_get(const gm_kano *kano, size_t index, gm_kano_feature *out);

/**
 * The name of a feature.
 */
GM_API
gm_status gm_kano_name(const gm_kano *kano,
                       size_t index,
                       char *buffer,
                       size_t capacity,
                       size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_kano_json(const gm_kano *kano, char *buffer, size_t capacity, size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_structure_options_init(gm_structure_options *options);

/**
 * Whether the dimensions that items are said to have are there in the answers: alphas of the dimensions, their
 * correlations with interval and without error, heterotrait-monotrait ratios, average variance extracted, items that
 * belong elsewhere, the number of factors by parallel analysis, and the factors themselves. `names` are those of
 * `n_dimensions` dimensions, `dimensions` their items; items in none are left aside. `options` may be NULL for the
 * defaults. Free the result with gm_structure_free.
 *
 * Fails with GM_ERR_INVALID_OPTION below two dimensions, for a dimension with fewer than two items or a name that stands
 * twice, an item that stands twice, more factors than the items determine or have in common, options out of their range,
 * and pairwise covariances that contradict each other; GM_ERR_UNKNOWN_COLUMN for an item that was not tallied;
 * GM_ERR_NO_VALID_RATINGS, GM_ERR_TOO_FEW_RATINGS, GM_ERR_ZERO_VARIANCE as gm_reliability_alpha;
 * GM_ERR_INVALID_LEVEL; GM_ERR_NOT_CONVERGED.
 */
GM_API
gm_status gm_reliability_structure(const gm_items *items,
                                   const char *const *names,
                                   const gm_item_list *dimensions,
                                   size_t n_dimensions,
                                   const gm_structure_options *options,
                                   gm_structure **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_structure_free(gm_structure *structure);

/**
 * The figures.
 */
GM_API gm_status gm_structure_get(const gm_structure *structure, gm_structure_figures *out);

/**
 * The name of a dimension.
 */
GM_API
gm_status gm_structure_dimension_name(const gm_structure *structure,
                                      size_t i,
                                      char *buffer,
                                      size_t capacity,
                                      size_t *needed);

/**
 * One dimension.
 */
GM_API
gm_status gm_structure_get_dimension(const gm_structure *structure,
                                     size_t i,
                                     gm_structure_dimension *out);

/**
 * Two dimensions; pairs stand in the order of the first and then of the second.
 */
GM_API gm_status gm_structure_get_pair(const gm_structure *structure, size_t i, gm_structure_pair *out);

/**
 * The name of an item; items stand in the order of the dimensions.
 */
GM_API
gm_status gm_structure_item_name(const gm_structure *structure,
                                 size_t i,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * One item.
 */
GM_API gm_status gm_structure_get_item(const gm_structure *structure, size_t i, gm_structure_item *out);

/**
 * The loading of an item on a factor.
 */
GM_API gm_status gm_structure_loading(const gm_structure *structure, size_t item, size_t factor, double *out);

/**
 * The correlation of an item with the sum of a dimension, without the item where the dimension is its own; `has_value` is
 * 0 where there is none.
 */
GM_API
gm_status gm_structure_item_correlation(const gm_structure *structure,
                                        size_t item,
                                        size_t dimension,
                                        double *value,
                                        int32_t *has_value);

/**
 * One factor; factors stand in the order of the variance they explain.
 */
GM_API gm_status gm_structure_get_factor(const gm_structure *structure, size_t i, gm_structure_factor *out);

/**
 * The correlation of two factors.
 */
GM_API
gm_status gm_structure_factor_correlation(const gm_structure *structure,
                                          size_t i,
                                          size_t j,
                                          double *out);

/**
 * One of as many eigenvalues as items, the largest first.
 */
GM_API
gm_status gm_structure_get_eigenvalue(const gm_structure *structure,
                                      size_t i,
                                      gm_structure_eigenvalue *out);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_structure_json(const gm_structure *structure,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * The business, human and hidden dimension of contacts as customers rated them: scores with interval and alpha, gaps,
 * staff's view and its bias, balance, and what outweighs what beyond chance.
 *
 * `summary` holds answers to gm_instrument_three_dimensions, or to an instrument with dimensions "business", "human" and
 * "hidden"; `segment` is one of its segments, or GM_TOTAL. `viewpoint` is GM_PERCEPTION, or GM_DELIVERED to score the ratings of
 * staff or a coach by themselves, without findings. `level` is a fraction (0.95); `language` is that of labels
 * and texts, NULL for "en". No validated scale was found: an operationalisation by gapmodel.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM naming a dimension that the instrument lacks, GM_ERR_MISSING_VIEWPOINT without the viewpoint,
 * GM_ERR_NO_VALID_RATINGS naming the columns where nobody rated a dimension, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_OPTION for
 * another viewpoint and an unknown language, GM_ERR_INVALID_ARGUMENT for a viewpoint that is none.
 */
GM_API
gm_status gm_dimensions_score(const gm_summary *summary,
                              size_t segment,
                              int32_t viewpoint,
                              double level,
                              const char *language,
                              gm_dimension_scores **out);

/**
 * Frees scores; NULL is a no-op.
 */
GM_API void gm_dimension_scores_free(gm_dimension_scores *scores);

/**
 * One dimension: GM_DIMENSION_*.
 */
GM_API
gm_status gm_dimension_scores_get(const gm_dimension_scores *scores,
                                  int32_t dimension,
                                  gm_dimension_score *out);

/**
 * The label of a dimension in the language asked for.
 */
GM_API
gm_status gm_dimension_scores_label(const gm_dimension_scores *scores,
                                    int32_t dimension,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *needed);

/**
 * How many customers were asked, or how many ratings of staff or a coach there are.
 */
GM_API gm_status gm_dimension_scores_respondents(const gm_dimension_scores *scores, uint64_t *out);

/**
 * The number of differences: three, or none where nobody has all dimensions.
 */
GM_API gm_status gm_dimension_scores_n_differences(const gm_dimension_scores *scores, size_t *out);

/**
 * One difference: business against human, business against hidden, human against hidden.
 */
GM_API
gm_status gm_dimension_scores_difference(const gm_dimension_scores *scores,
                                         size_t index,
                                         gm_dimension_difference *out);

/**
 * Where the scores stand in their triangle; fails with GM_ERR_INVALID_ARGUMENT if nobody has all dimensions, or all scores
 * are 0.
 */
GM_API
gm_status gm_dimension_scores_balance(const gm_dimension_scores *scores,
                                      gm_balance *out);

/**
 * The number of findings.
 */
GM_API gm_status gm_dimension_scores_n_findings(const gm_dimension_scores *scores, size_t *out);

/**
 * One finding, the largest difference first.
 */
GM_API
gm_status gm_dimension_scores_finding(const gm_dimension_scores *scores,
                                      size_t index,
                                      gm_dimension_finding *out);

/**
 * A text of a finding: GM_FINDING_RULE, GM_FINDING_SOURCE, GM_FINDING_TITLE or GM_FINDING_TEXT.
 */
GM_API
gm_status gm_dimension_scores_finding_text(const gm_dimension_scores *scores,
                                           size_t index,
                                           int32_t which,
                                           char *buffer,
                                           size_t capacity,
                                           size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_dimension_scores_json(const gm_dimension_scores *scores,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *needed);

/**
 * The questions of gm_instrument_three_dimensions as they are put to customers, agents or coaches (GM_FACE_*), as JSON text:
 * "introduction", and "questions" with the "column", "dimension" and "text" of each. `language` is "en" (which NULL stands
 * for), "nl", "fr" or "et". The wording is this library's own and not validated.
 *
 * Fails with GM_ERR_INVALID_OPTION for another language, GM_ERR_INVALID_ARGUMENT for a face that is none.
 */
GM_API
gm_status gm_dimensions_questionnaire(int32_t face,
                                      const char *language,
                                      char *buffer,
                                      size_t capacity,
                                      size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_impact_options_init(gm_impact_options *options);

/**
 * What the business, human and hidden dimension each add to overall satisfaction, and whether the human one weighs most.
 *
 * `summary` is as for gm_dimensions_score, and `segment` one of its segments, or GM_TOTAL: it counts scores together with
 * items, so that it merges and travels. The scores are key drivers of the outcome by general dominance. `options` may be NULL.
 *
 * Fails with GM_ERR_UNKNOWN_ITEM naming a dimension or an item that the instrument lacks, GM_ERR_MISSING_VIEWPOINT without
 * perceptions, GM_ERR_INVALID_OPTION where no outcome is given and the instrument names none, for an item that is no rating,
 * and for survey weights; GM_ERR_NO_VALID_RATINGS where nobody answered the outcome, GM_ERR_ZERO_VARIANCE naming what does
 * not vary, GM_ERR_TOO_FEW_RATINGS below five complete answers, GM_ERR_INVALID_BYTES for a summary of before there was such a
 * tally, and as gm_drivers_key_drivers.
 */
GM_API
gm_status gm_dimensions_impact(const gm_summary *summary,
                               size_t segment,
                               const gm_impact_options *options,
                               gm_impact **out);

/**
 * Frees an impact; NULL is a no-op.
 */
GM_API void gm_impact_free(gm_impact *impact);

/**
 * The item that is explained.
 */
GM_API gm_status gm_impact_outcome(const gm_impact *impact, char *buffer, size_t capacity, size_t *needed);

/**
 * A text about the later answers: GM_IMPACT_LATER_OUTCOME or GM_IMPACT_WITHOUT_LATER.
 */
GM_API
gm_status gm_impact_text(const gm_impact *impact,
                         int32_t which,
                         char *buffer,
                         size_t capacity,
                         size_t *needed);

/**
 * The dimensions as drivers of the outcome (`later` 0), or of the later answers (1): business, human, hidden. Free them with
 * gm_key_drivers_free. Fails with GM_ERR_INVALID_ARGUMENT if there are no later answers.
 */
GM_API
gm_status gm_impact_drivers(const gm_impact *impact,
                            int32_t later,
                            gm_key_drivers **out);

/**
 * The probability that the human dimension weighs more than each of the others in the outcome (`later` 0) or in the later
 * answers (1); absent without replicates and without later answers.
 */
GM_API
gm_status gm_impact_human_first(const gm_impact *impact,
                                int32_t later,
                                double *value,
                                int32_t *has_value);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_impact_json(const gm_impact *impact, char *buffer, size_t capacity, size_t *needed);

/**
 * Sets up a complaint rate of a kind, GM_COMPLAINT_RATE_*, with all numbers 0 and all texts NULL.
 */
GM_API gm_status gm_complaint_rate_init(gm_complaint_rate *rate, int32_t kind);

/**
 * The published complaint rates that come with the library, as a JSON list of objects with name, low, high, source and
 * note. They differ by a factor of ten and are priors, no constants.
 */
GM_API
gm_status gm_complaints_priors(char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * The published complaint rate of that name as JSON text: name, low, high, source, note.
 *
 * Fails with GM_ERR_INVALID_OPTION naming those there are.
 */
GM_API gm_status gm_complaints_prior(const char *name, char *buffer, size_t capacity, size_t *needed);

/**
 * How many customers had a problem, and how many of them said nothing, from the complaints and the rate at which people
 * with a problem complain. `customers` points to the number of customers, or is NULL if it is not known.
 *
 * The intervals are of what is to be expected in such a period and cover the count (Garwood 1936) and the rate: a measured
 * one by melding the exact limits of both (Fay, Proschan and Brittain 2015), a range by taking its most unfavourable end. With
 * `customers` they are about these, and what these rule out is cut off: at least those who complained are affected, at most
 * all, and of all those who complained are not silent. Of a range the estimate stands at the geometric middle; it is the limits that count.
 * Rates of it with which more were affected than there are customers are left out.
 *
 * Fails with GM_ERR_INVALID_OPTION for a rate that is not above 0 and at most 1, a range that is none, a published rate that
 * is not there, a survey in which nobody complained or more complained than had a problem, more complaints, or more affected
 * at any rate of a range, than there are customers; GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_complaints_estimate(uint64_t complaints,
                                 const gm_complaint_rate *rate,
                                 const uint64_t *customers,
                                 double level,
                                 gm_complaint_estimate *out);

/**
 * Complaint rates of channels, countries or periods, with what they are counted over, and their ratios, tested exactly given
 * the number of complaints (Przyborowski and Wilenski 1940).
 *
 * Each group is compared with what `against`, GM_COMPLAINTS_AGAINST_*, says; `reference` is the label for GM_COMPLAINTS_AGAINST_GROUP and NULL
 * otherwise. `adjustment` is GM_ADJUST_*.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS for fewer than two groups, GM_ERR_INVALID_OPTION for an exposure that is not a finite
 * number above 0, a label that stands twice, or a reference that no group has, GM_ERR_INVALID_LEVEL, GM_ERR_OVERFLOW.
 */
GM_API
gm_status gm_complaints_compare(const gm_complaint_group *groups,
                                size_t n_groups,
                                int32_t against,
                                const char *reference,
                                int32_t adjustment,
                                double level,
                                gm_complaint_comparison **out);

/**
 * Frees a comparison; NULL is a no-op.
 */
GM_API void gm_complaint_comparison_free(gm_complaint_comparison *comparison);

/**
 * All groups together, and how many groups and ratios there are.
 */
GM_API
gm_status gm_complaint_comparison_totals(const gm_complaint_comparison *comparison,
                                         gm_complaint_totals *out);

/**
 * The complaint rate of one group, in the order given.
 */
GM_API
gm_status gm_complaint_comparison_rate(const gm_complaint_comparison *comparison,
                                       size_t index,
                                       gm_compared_rate *out);

/**
 * One ratio.
 */
GM_API
gm_status gm_complaint_comparison_ratio(const gm_complaint_comparison *comparison,
                                        size_t index,
                                        gm_rate_ratio *out);

/**
 * What the group of a rate is called.
 */
GM_API
gm_status gm_complaint_comparison_rate_label(const gm_complaint_comparison *comparison,
                                             size_t index,
                                             char *buffer,
                                             size_t capacity,
                                             size_t *needed);

/**
 * What the group of a ratio is called.
 */
GM_API
gm_status gm_complaint_comparison_ratio_label(const gm_complaint_comparison *comparison,
                                              size_t index,
                                              char *buffer,
                                              size_t capacity,
                                              size_t *needed);

/**
 * What a ratio compares its group with; "the rest" for all the others together.
 */
GM_API
gm_status gm_complaint_comparison_ratio_against(const gm_complaint_comparison *comparison,
                                                size_t index,
                                                char *buffer,
                                                size_t capacity,
                                                size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages; its caveat says what the figures do not.
 */
GM_API
gm_status gm_complaint_comparison_json(const gm_complaint_comparison *comparison,
                                       char *buffer,
                                       size_t capacity,
                                       size_t *needed);

/**
 * Whether fewer complaints mean fewer problems: the change in complaints held beside the change in the share of customers
 * who say in a survey that they had a problem. A change counts if its p-value is below 1 - level.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS if nobody was surveyed, GM_ERR_INVALID_OPTION for more people with a problem than were
 * surveyed or an exposure that is not above 0, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_complaints_change(const gm_complaint_period *before,
                               const gm_complaint_period *after,
                               double level,
                               gm_complaint_change *out);

/**
 * A reading, GM_READING_*, in words.
 */
GM_API gm_status gm_complaint_reading_text(int32_t reading, char *buffer, size_t capacity, size_t *needed);

/**
 * What problems cost: how many customers had each, complained or kept silent, were content with the answer or not, and will
 * not come back (Goodman's market damage model). `surveyed` of `customers` were asked; `value` is what a customer is worth,
 * NaN if that is not known.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS if nobody was surveyed, GM_ERR_TOO_FEW_UNITS without a problem, GM_ERR_INVALID_OPTION
 * for a part that is larger than its whole, complaints without an outcome, an outcome or silent customers of whom nobody was
 * asked whether they come back, a value that is not above 0, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_complaints_damage(const gm_problem *problems,
                               size_t n_problems,
                               uint64_t customers,
                               uint64_t surveyed,
                               double value,
                               double level,
                               gm_damage **out);

/**
 * Frees what problems cost; NULL is a no-op.
 */
GM_API void gm_damage_free(gm_damage *damage);

/**
 * All problems together; no parts.
 */
GM_API gm_status gm_damage_total(const gm_damage *damage, gm_damage_row *out);

/**
 * The number of problems.
 */
GM_API gm_status gm_damage_n(const gm_damage *damage, size_t *out);

/**
 * One problem, in the order given.
 */
GM_API gm_status gm_damage_problem(const gm_damage *damage, size_t index, gm_damage_row *out);

/**
 * What a problem is called.
 */
GM_API
gm_status gm_damage_problem_name(const gm_damage *damage,
                                 size_t index,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * One part of a problem: outcomes in the order given, those who did not complain last.
 */
GM_API gm_status gm_damage_get_part(const gm_damage *damage, size_t index, size_t part, gm_damage_part *out);

/**
 * How the complaints of a part ended; "silent" for those who did not complain.
 */
GM_API
gm_status gm_damage_part_outcome(const gm_damage *damage,
                                 size_t index,
                                 size_t part,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_damage_json(const gm_damage *damage, char *buffer, size_t capacity, size_t *needed);

/**
 * Sets options to the defaults, with a margin and a discount rate. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_retention_options_init(gm_retention_options *options, double margin, double discount);

/**
 * What a customer is worth over a lifetime with a constant retention rate, under both timing conventions, and what a change
 * in retention would be worth.
 *
 * Fails with GM_ERR_INVALID_OPTION for retention or churn outside 0 to 1, none or several of them, more kept than there were,
 * a discount rate that is not above -1 or with which the value has no end, money that is not finite, negative referrals, a
 * spending on keeping without its gain or the other way round, a gain that takes retention above 1,
 * GM_ERR_NO_VALID_RATINGS for retention of nobody, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_economics_retention(const gm_retention_options *options,
                                 gm_retention_value *out);

/**
 * A cohort of customers followed over time: churn that differs between customers (the shifted beta-geometric model of Fader
 * and Hardie 2007, by maximum likelihood), what retention will be, and what a new customer is worth.
 *
 * `survivors` are the customers at the start and at the end of every period since; `periods` is how many are shown, observed
 * ones included.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS for fewer than two periods, GM_ERR_INVALID_OPTION for more survivors than before, a cohort
 * of nobody, one in which nobody or at once everybody left, or in which retention does not rise with tenure, a discount rate
 * below 0.00001, fewer periods than observed, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_economics_cohort(const uint64_t *survivors,
                              size_t n_survivors,
                              double margin,
                              double discount,
                              size_t periods,
                              double level,
                              gm_cohort **out);

/**
 * Frees a cohort; NULL is a no-op.
 */
GM_API void gm_cohort_free(gm_cohort *cohort);

/**
 * The figures of a cohort, and how many periods are shown.
 */
GM_API gm_status gm_cohort_get_fit(const gm_cohort *cohort, gm_cohort_fit *out);

/**
 * One period, in order: index 0 is period 1.
 */
GM_API gm_status gm_cohort_get_period(const gm_cohort *cohort, size_t index, gm_cohort_period *out);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_cohort_json(const gm_cohort *cohort, char *buffer, size_t capacity, size_t *needed);

/**
 * Retention by level of satisfaction with intervals, and what a change in satisfaction, a shift of shares between levels,
 * would then be worth per customer.
 *
 * `shift` holds by how much the share of each of the `n_levels` levels changes, summing to 0; NULL if nothing changes.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS for fewer than two levels, GM_ERR_INVALID_OPTION for a level without customers, a label
 * that stands twice, more kept than there were, a discount rate that is not above -1 or with which a value has no end,
 * a shift that does not sum to 0 or moves more than there are, GM_ERR_OVERFLOW, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_economics_satisfaction(const gm_level_retention *levels,
                                    size_t n_levels,
                                    double margin,
                                    double discount,
                                    const double *shift,
                                    double level,
                                    gm_satisfaction_value **out);

/**
 * Frees what satisfaction is worth; NULL is a no-op.
 */
GM_API void gm_satisfaction_value_free(gm_satisfaction_value *value);

/**
 * All customers, what a change in satisfaction is worth, and how many levels there are.
 */
GM_API
gm_status gm_satisfaction_value_overall(const gm_satisfaction_value *value,
                                        gm_satisfaction_overall *out);

/**
 * One level, in the order given.
 */
GM_API
gm_status gm_satisfaction_value_level(const gm_satisfaction_value *value,
                                      size_t index,
                                      gm_satisfaction_level *out);

/**
 * What a level is called.
 */
GM_API
gm_status gm_satisfaction_value_label(const gm_satisfaction_value *value,
                                      size_t index,
                                      char *buffer,
                                      size_t capacity,
                                      size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages; its caveat says what the figures do not.
 */
GM_API
gm_status gm_satisfaction_value_json(const gm_satisfaction_value *value,
                                     char *buffer,
                                     size_t capacity,
                                     size_t *needed);

/**
 * Sets options to the defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_service_options_init(gm_service_options *options);

/**
 * What waiting so many agents allow: probability of waiting, service level, speed of answer. `load` is arrivals per time
 * times handling time (erlangs). Erlang C; with a patience Erlang A.
 *
 * Fails with GM_ERR_INVALID_OPTION for a load, handling time or patience that is not a finite number above 0, a time that is
 * not from 0, a time or a patience without the handling time, no agents or more than 10 million, and in Erlang C for a load
 * that is not below the number of agents: there is no steady state then.
 */
GM_API
gm_status gm_economics_service_level(double load,
                                     uint64_t agents,
                                     const gm_service_options *options,
                                     gm_service_level *out);

/**
 * The smallest number of agents that answer the share `target` of contacts within the time, and what waiting they allow.
 *
 * Fails as gm_economics_service_level, and with GM_ERR_INVALID_OPTION without the time to answer in, for a target that is not
 * between 0 and 1 or that takes more than 10 million agents.
 */
GM_API
gm_status gm_economics_agents(double load,
                              double target,
                              const gm_service_options *options,
                              gm_service_level *out);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_plan_options_init(gm_plan_options *options);

/**
 * Plans mystery visits: seeded, and balanced over sites, shoppers, days of the week and parts of the day, which differ by at
 * most one visit wherever opening days and room allow. No two visits to a site fall on the same part of the same day, no
 * shopper is at two places at once, and none visits a site twice as long as there are others who can. Free the result with
 * gm_plan_free.
 *
 * Fails with GM_ERR_INVALID_OPTION without sites, shoppers, visits or days, for a name that is empty or stands twice, for a
 * site that is open on none of the days, for a start that is no date, and for more visits than there are places and times.
 */
GM_API
gm_status gm_mystery_plan(const gm_plan_options *options,
                          gm_plan **out);

/**
 * Frees a plan; NULL is a no-op.
 */
GM_API void gm_plan_free(gm_plan *plan);

/**
 * The figures.
 */
GM_API gm_status gm_plan_get(const gm_plan *plan, gm_plan_figures *out);

/**
 * Numbers of one visit, by date, part of the day and site.
 */
GM_API gm_status gm_plan_visit(const gm_plan *plan, size_t index, gm_planned_visit *out);

/**
 * The name of the site of a visit.
 */
GM_API
gm_status gm_plan_visit_site(const gm_plan *plan,
                             size_t index,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The name of the shopper of a visit.
 */
GM_API
gm_status gm_plan_visit_shopper(const gm_plan *plan,
                                size_t index,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * The date of a visit, such as "2026-01-31".
 */
GM_API
gm_status gm_plan_visit_date(const gm_plan *plan,
                             size_t index,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The part of the day of a visit.
 */
GM_API
gm_status gm_plan_visit_part(const gm_plan *plan,
                             size_t index,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * How many visits a site has, by its place in the list given.
 */
GM_API gm_status gm_plan_site_visits(const gm_plan *plan, size_t index, uint64_t *out);

/**
 * How many visits a shopper makes, by the place in the list given.
 */
GM_API gm_status gm_plan_shopper_visits(const gm_plan *plan, size_t index, uint64_t *out);

/**
 * How many visits there are in a part of the day, by its place in the list given.
 */
GM_API gm_status gm_plan_part_visits(const gm_plan *plan, size_t index, uint64_t *out);

/**
 * The whole plan as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_plan_json(const gm_plan *plan, char *buffer, size_t capacity, size_t *needed);

/**
 * The briefing sheet of a visit of a plan, as text for whoever makes it, in `language` ("en", "nl", "fr" or "et"; NULL for
 * "en"). `items` are what is to be observed; none leaves the list out.
 *
 * Fails with GM_ERR_INVALID_OPTION for a language that there are no texts in.
 */
GM_API
gm_status gm_mystery_briefing(const gm_plan *plan,
                              size_t index,
                              const char *language,
                              const char *const *items,
                              size_t n_items,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_visit_size_options_init(gm_visit_size_options *options);

/**
 * How many mystery visits it takes until the interval of the chain's score is as narrow as wanted: the size of a simple
 * sample times the design effect of visits that share sites and shoppers.
 *
 * Its interval is that of gm_mystery_score, Student's t with the smaller number of sites and shoppers less one as degrees of
 * freedom.
 *
 * Fails as gm_sampling_size; with GM_ERR_INVALID_OPTION for another kind, without sites or shoppers, for a correlation that
 * is not from 0 to below 1, one of shoppers without their number, and if no number of visits to so many sites by so many
 * shoppers is enough.
 */
GM_API
gm_status gm_mystery_size(const gm_visit_size_options *options,
                          gm_visit_size *out);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_visit_options_init(gm_visit_options *options);

/**
 * No visits yet. `options` may be NULL for the defaults. Free them with gm_visits_free.
 *
 * Fails with GM_ERR_INVALID_OPTION for an item without a weight or maximum above 0, or that stands twice, and a pass mark
 * that is not above 0 and up to 100.
 */
GM_API
gm_status gm_visits_new(const gm_visit_options *options,
                        gm_visits **out);

/**
 * Frees visits; NULL is a no-op.
 */
GM_API void gm_visits_free(gm_visits *visits);

/**
 * Adds the visits of a table, one per row. The score of a visit is 100 times the sum of weight times points by maximum over
 * the items that apply, by the sum of their weights; a missing item does not apply.
 *
 * Fails with GM_ERR_UNKNOWN_COLUMN, and GM_ERR_INVALID_OPTION for a site or shopper that is missing, a site that is not among
 * those there are, and points or scores out of their range, naming the row; the visits are then unchanged.
 */
GM_API
gm_status gm_visits_observe(gm_visits *visits,
                            const gm_table *table);

/**
 * Adds all that others have seen. Fails with GM_ERR_MISMATCH for visits that are read otherwise, GM_ERR_OVERFLOW; the visits
 * are then unchanged.
 */
GM_API
gm_status gm_visits_merge(gm_visits *visits,
                          const gm_visits *other);

/**
 * The number of visits seen, with or without a score.
 */
GM_API gm_status gm_visits_rows(const gm_visits *visits, uint64_t *out);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_mystery_options_init(gm_mystery_options *options);

/**
 * What mystery visits say: the score of the chain with an interval clustered by site and shopper (Cameron, Gelbach and Miller
 * 2011), scores of sites, how severe shoppers are, how far they agree. `options` may be NULL for the defaults. Free the
 * result with gm_mystery_free.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS if no visit has a score, GM_ERR_TOO_FEW_RATINGS for a single one, GM_ERR_INVALID_OPTION
 * for a target outside 0 to 100, 1 to 99 replicates and a language that there are no texts in, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_mystery_score(const gm_visits *visits,
                           const gm_mystery_options *options,
                           gm_mystery **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_mystery_free(gm_mystery *mystery);

/**
 * The figures.
 */
GM_API gm_status gm_mystery_get(const gm_mystery *mystery, gm_mystery_figures *out);

/**
 * One site.
 */
GM_API gm_status gm_mystery_site(const gm_mystery *mystery, size_t index, gm_site_score *out);

/**
 * The label of a site.
 */
GM_API
gm_status gm_mystery_site_name(const gm_mystery *mystery,
                               size_t index,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * What the visits to a site can say and cannot, in plain words.
 */
GM_API
gm_status gm_mystery_site_sentence(const gm_mystery *mystery,
                                   size_t index,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *needed);

/**
 * One shopper.
 */
GM_API gm_status gm_mystery_shopper(const gm_mystery *mystery, size_t index, gm_shopper_severity *out);

/**
 * The label of a shopper.
 */
GM_API
gm_status gm_mystery_shopper_name(const gm_mystery *mystery,
                                  size_t index,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * One item, in the order given.
 */
GM_API gm_status gm_mystery_item(const gm_mystery *mystery, size_t index, gm_item_score *out);

/**
 * The name of an item.
 */
GM_API
gm_status gm_mystery_item_name(const gm_mystery *mystery,
                               size_t index,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * What the visits say of all sites, and whether shoppers can be compared, in plain words.
 */
GM_API
gm_status gm_mystery_sentence(const gm_mystery *mystery,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages; the names of groups stand only here.
 */
GM_API gm_status gm_mystery_json(const gm_mystery *mystery, char *buffer, size_t capacity, size_t *needed);

/**
 * The JSON Schema of files of standards.
 */
GM_API gm_status gm_standard_set_schema(char *buffer, size_t capacity, size_t *needed);

/**
 * Reads a set of standards from TOML text.
 *
 * Fails with GM_ERR_INVALID_INSTRUMENT, naming line and key.
 */
GM_API gm_status gm_standard_set_from_toml(const char *toml, gm_standard_set **out);

/**
 * Reads a set of standards from JSON text.
 *
 * Fails with GM_ERR_INVALID_INSTRUMENT, naming line and key.
 */
GM_API gm_status gm_standard_set_from_json(const char *json, gm_standard_set **out);

/**
 * Frees a set; NULL is a no-op.
 */
GM_API void gm_standard_set_free(gm_standard_set *set);

/**
 * The set as TOML text.
 */
GM_API
gm_status gm_standard_set_to_toml(const gm_standard_set *set,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * The set as JSON text.
 */
GM_API
gm_status gm_standard_set_to_json(const gm_standard_set *set,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * The number of standards of a set.
 */
GM_API gm_status gm_standard_set_n(const gm_standard_set *set, size_t *out);

/**
 * The weight of each standard: those that are not critical sum to 1, a critical one has 0.
 */
GM_API
gm_status gm_standard_set_weights(const gm_standard_set *set,
                                  double *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * The index of the standard with an id. Fails with GM_ERR_UNKNOWN_ITEM.
 */
GM_API gm_status gm_standard_set_position(const gm_standard_set *set, const char *id, size_t *out);

/**
 * The standards held against the attributes of an instrument, as JSON text: which standards serve each expectation,
 * expectations no standard covers ("uncovered"), standards no expectation asks for ("unasked"), and those that do not
 * say whose wish they are ("unsourced").
 */
GM_API
gm_status gm_standard_set_coverage_json(const gm_standard_set *set,
                                        const gm_instrument *instrument,
                                        char *buffer,
                                        size_t capacity,
                                        size_t *needed);

/**
 * Sets up columns with their usual names. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_observation_columns_init(gm_observation_columns *columns);

/**
 * Makes a tally of nothing yet, by `n_by` segment columns.
 *
 * Fails with GM_ERR_INVALID_OPTION for a segment column that stands twice.
 */
GM_API
gm_status gm_standards_tally_new(const gm_standard_set *set,
                                 const char *const *by,
                                 size_t n_by,
                                 gm_standards_tally **out);

/**
 * Reads a tally that gm_standards_tally_to_json wrote, checked. Fails with GM_ERR_INVALID_BYTES.
 */
GM_API gm_status gm_standards_tally_from_json(const char *json, gm_standards_tally **out);

/**
 * The tally as JSON text: equal tallies give the same text.
 */
GM_API
gm_status gm_standards_tally_to_json(const gm_standards_tally *tally,
                                     char *buffer,
                                     size_t capacity,
                                     size_t *needed);

/**
 * Frees a tally; NULL is a no-op.
 */
GM_API void gm_standards_tally_free(gm_standards_tally *tally);

/**
 * Adds a long table: a row per observation, with the id of its standard. `columns` may be NULL for the usual names.
 *
 * A value is 1 or 0 of a yes or no, a time in the unit of the standard from 0 to 3,653 days, a rating; missing values
 * are counted as missing. Fails with GM_ERR_UNKNOWN_ITEM for a standard the set does not have, GM_ERR_OFF_SCALE for a
 * value that cannot be, such as a negative time, GM_ERR_INVALID_OPTION for a contact given up whose standard is no time
 * and for a flag that is neither 0 nor 1, each with its row; GM_ERR_UNKNOWN_COLUMN.
 */
GM_API
gm_status gm_standards_tally_observe(gm_standards_tally *tally,
                                     const gm_table *table,
                                     const gm_observation_columns *columns);

/**
 * Adds a table with a row per contact and a column per standard; what it has no column of was not observed.
 *
 * Fails as gm_standards_tally_observe, and with GM_ERR_UNKNOWN_COLUMN if it has a column of not one standard.
 */
GM_API gm_status gm_standards_tally_observe_wide(gm_standards_tally *tally, const gm_table *table);

/**
 * Adds all that another tally of the same set and segment columns has seen; the two may be one.
 *
 * Fails with GM_ERR_MISMATCH, GM_ERR_OVERFLOW.
 */
GM_API gm_status gm_standards_tally_merge(gm_standards_tally *tally, const gm_standards_tally *other);

/**
 * How many observations there are, those that are missing or did not apply too.
 */
GM_API gm_status gm_standards_tally_rows(const gm_standards_tally *tally, uint64_t *out);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_attainment_options_init(gm_attainment_options *options);

/**
 * How far the standards of a set are attained, in each segment of a tally and over all: shares with Wilson's interval,
 * times by four denominators, with who gave up taken as waiting on (Kaplan and Meier), percentiles between order
 * statistics, a score without what did not apply, critical standards apart from it, and the probability of each number
 * of stars. `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_NO_VALID_RATINGS if the tally has nothing, GM_ERR_INVALID_OPTION for a table of stars that does not
 * rise or is outside 0 to 100, a language nothing is written in, or GM_DENOMINATOR_OFFERED_LESS_SHORT where a time does
 * not say what is short; GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_standards_attainment(const gm_standards_tally *tally,
                                  const gm_attainment_options *options,
                                  gm_attainment **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_attainment_free(gm_attainment *attainment);

/**
 * The number of segments; 0 without segment columns.
 */
GM_API gm_status gm_attainment_n_segments(const gm_attainment *attainment, size_t *out);

/**
 * The label of a segment in a segment column; "" where the column had no value. Segments are in order of their labels.
 */
GM_API
gm_status gm_attainment_segment_label(const gm_attainment *attainment,
                                      size_t segment,
                                      size_t index,
                                      char *buffer,
                                      size_t capacity,
                                      size_t *needed);

/**
 * The scores of a segment, or of GM_TOTAL.
 */
GM_API gm_status gm_attainment_get(const gm_attainment *attainment, size_t segment, gm_attained *out);

/**
 * One standard of a segment, or of GM_TOTAL, in the order of the set.
 */
GM_API
gm_status gm_attainment_get_standard(const gm_attainment *attainment,
                                     size_t segment,
                                     size_t i,
                                     gm_attained_standard *out);

/**
 * The id of a standard.
 */
GM_API
gm_status gm_attainment_standard_id(const gm_attainment *attainment,
                                    size_t i,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *needed);

/**
 * The id of a critical standard that was failed in a segment, or in GM_TOTAL.
 */
GM_API
gm_status gm_attainment_failed_id(const gm_attainment *attainment,
                                  size_t segment,
                                  size_t i,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * The probability of each number of stars, from none on, of a segment or of GM_TOTAL; none without a table of stars.
 */
GM_API
gm_status gm_attainment_stars(const gm_attainment *attainment,
                              size_t segment,
                              double *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * The whole result as JSON text.
 */
GM_API
gm_status gm_attainment_json(const gm_attainment *attainment,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * Attained standards of a segment, or of GM_TOTAL, as viewpoints of the gap model: of each attribute of the instrument
 * that standards serve, the standard and what is delivered, as ratings on its scale. A share of 0 is the worst point and
 * 1 the best. Give them to gm_gap_five as standards and delivered.
 */
GM_API
gm_status gm_standards_gap_inputs(const gm_attainment *attainment,
                                  size_t segment,
                                  const gm_instrument *instrument,
                                  gm_gap_inputs **out);

/**
 * Frees inputs; NULL is a no-op.
 */
GM_API void gm_gap_inputs_free(gm_gap_inputs *inputs);

/**
 * The number of attributes that standards serve.
 */
GM_API gm_status gm_gap_inputs_n(const gm_gap_inputs *inputs, size_t *out);

/**
 * The id of an attribute that standards serve.
 */
GM_API
gm_status gm_gap_inputs_attribute(const gm_gap_inputs *inputs,
                                  size_t i,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * What the standards of an attribute are to the gap model.
 */
GM_API gm_status gm_gap_inputs_get(const gm_gap_inputs *inputs, size_t i, gm_gap_input *out);

/**
 * The inputs as JSON text, with the standards that are in none of them ("left_out").
 */
GM_API
gm_status gm_gap_inputs_json(const gm_gap_inputs *inputs,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_self_other_options_init(gm_self_other_options *options);

/**
 * Whether staff see their service as customers do: staff's mean less that of customers, per attribute, per dimension, over
 * all, with Welch's interval. Both are summaries of the same instrument, of different people; all segments are taken
 * together. `options` may be NULL for the defaults. Free the result with gm_self_other_free.
 *
 * Fails with GM_ERR_MISMATCH for different instruments, GM_ERR_MISSING_VIEWPOINT if the instrument lacks a viewpoint or nobody
 * was asked for it, GM_ERR_NO_VALID_RATINGS if both rated nothing in common, GM_ERR_INVALID_OPTION for a language without
 * texts, GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_research_self_other(const gm_summary *staff,
                                 const gm_summary *customers,
                                 const gm_self_other_options *options,
                                 gm_self_other **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_self_other_free(gm_self_other *self_other);

/**
 * The figures.
 */
GM_API gm_status gm_self_other_get(const gm_self_other *self_other, gm_self_other_figures *out);

/**
 * The number of rows of a kind, GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION or GM_ROW_OVERALL: those that both rated.
 */
GM_API gm_status gm_self_other_n_rows(const gm_self_other *self_other, int32_t kind, size_t *out);

/**
 * One row of a kind.
 */
GM_API gm_status gm_self_other_row(const gm_self_other *self_other, int32_t kind, size_t index, gm_bias *out);

/**
 * The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
 */
GM_API
gm_status gm_self_other_row_id(const gm_self_other *self_other,
                               int32_t kind,
                               size_t index,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * The label of a row in the language asked for.
 */
GM_API
gm_status gm_self_other_row_label(const gm_self_other *self_other,
                                  int32_t kind,
                                  size_t index,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API
gm_status gm_self_other_json(const gm_self_other *self_other,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_internal_options_init(gm_internal_options *options);

/**
 * Internal service: the gap model with departments as customers of each other. The summary has two departments among its
 * segment columns: who serves, and who is served and answers. Answers of fewer than min_n respondents are hidden, and no sum
 * gives them away. `options` may be NULL for the defaults. Free the result with gm_internal_free.
 *
 * Fails with GM_ERR_INVALID_OPTION unless the two columns are two of the segment columns, and for min_n of 0;
 * GM_ERR_UNKNOWN_ITEM naming what can be measured; GM_ERR_MISSING_VIEWPOINT without expectations or perceptions;
 * GM_ERR_NO_VALID_RATINGS if nobody named two departments and rated both; GM_ERR_INVALID_LEVEL.
 */
GM_API
gm_status gm_research_internal(const gm_summary *summary,
                               const gm_internal_options *options,
                               gm_internal **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_internal_free(gm_internal *internal);

/**
 * The figures.
 */
GM_API gm_status gm_internal_get(const gm_internal *internal, gm_internal_figures *out);

/**
 * The name of a department.
 */
GM_API
gm_status gm_internal_department(const gm_internal *internal,
                                 size_t index,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The number of cells of a kind, GM_INTERNAL_*.
 */
GM_API gm_status gm_internal_n_cells(const gm_internal *internal, int32_t kind, size_t *out);

/**
 * One cell of a kind.
 */
GM_API
gm_status gm_internal_cell_get(const gm_internal *internal,
                               int32_t kind,
                               size_t index,
                               gm_internal_cell *out);

/**
 * The department that serves in a cell; empty for all.
 */
GM_API
gm_status gm_internal_cell_provider(const gm_internal *internal,
                                    int32_t kind,
                                    size_t index,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *needed);

/**
 * The department that is served in a cell; empty for all.
 */
GM_API
gm_status gm_internal_cell_customer(const gm_internal *internal,
                                    int32_t kind,
                                    size_t index,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *needed);

/**
 * The whole result as JSON text, with the field names of all languages.
 */
GM_API gm_status gm_internal_json(const gm_internal *internal, char *buffer, size_t capacity, size_t *needed);

/**
 * Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
 */
GM_API gm_status gm_research_options_init(gm_research_options *options);

/**
 * Which of `n` sources of information are in use for which of the five gaps, how fresh, how many, and what is missing.
 * Sources of one kind count together. `options` may be NULL for the defaults.
 *
 * Fails with GM_ERR_INVALID_OPTION for an age that is negative or no finite number.
 */
GM_API
gm_status gm_research_coverage(const gm_information_source *sources,
                               size_t n,
                               const gm_research_options *options,
                               gm_coverage **out);

/**
 * Frees a result; NULL is a no-op.
 */
GM_API void gm_coverage_free(gm_coverage *coverage);

/**
 * One of the five gaps, counted from 0.
 */
GM_API gm_status gm_coverage_get(const gm_coverage *coverage, size_t gap, gm_gap_coverage *out);

/**
 * A source that informs a gap, those that measure it first.
 */
GM_API
gm_status gm_coverage_get_source(const gm_coverage *coverage,
                                 size_t gap,
                                 size_t i,
                                 gm_source_use *out);

/**
 * A source that measures a gap and is missing, stale or too few: GM_SOURCE_SURVEY to GM_SOURCE_ADVERTISING_TESTS.
 */
GM_API
gm_status gm_coverage_get_missing(const gm_coverage *coverage,
                                  size_t gap,
                                  size_t i,
                                  int32_t *out);

/**
 * The whole result as JSON text.
 */
GM_API gm_status gm_coverage_json(const gm_coverage *coverage, char *buffer, size_t capacity, size_t *needed);

/**
 * Sets up options, with what stands at their fields.
 */
GM_API gm_status gm_picture_options_init(gm_picture_options *options);

/**
 * Frees a picture; NULL is a no-op.
 */
GM_API void gm_picture_free(gm_picture *picture);

/**
 * The picture as SVG text: one element that can stand alone as a file or in a page, with title and description for screen
 * readers, without scripts and without anything to fetch. The same result and options give the same bytes. `options` may be
 * NULL.
 *
 * Fails with GM_ERR_INVALID_OPTION for options that cannot be.
 */
GM_API
gm_status gm_picture_svg(const gm_picture *picture,
                         const gm_picture_options *options,
                         char *buffer,
                         size_t capacity,
                         size_t *needed);

/**
 * The same through `write`, which gets the text without a NUL.
 *
 * Fails as gm_picture_svg, and with GM_ERR_IO if `write` stops.
 */
GM_API
gm_status gm_picture_svg_write(const gm_picture *picture,
                               const gm_picture_options *options,
                               gm_write write,
                               void *user);

/**
 * The same picture as a specification of Vega-Lite 5, as JSON text with its data in it. Of the options, theme and id have no
 * effect; they may be NULL.
 *
 * Fails with GM_ERR_INVALID_OPTION for options that cannot be.
 */
GM_API
gm_status gm_picture_vega_lite(const gm_picture *picture,
                               const gm_picture_options *options,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * The same through `write`, which gets the text without a NUL.
 *
 * Fails as gm_picture_vega_lite, and with GM_ERR_IO if `write` stops.
 */
GM_API
gm_status gm_picture_vega_lite_write(const gm_picture *picture,
                                     const gm_picture_options *options,
                                     gm_write write,
                                     void *user);

/**
 * What it is a picture of, by the name of the function that made it, such as "gaps".
 */
GM_API gm_status gm_picture_kind(const gm_picture *picture, char *buffer, size_t capacity, size_t *needed);

/**
 * The title of the picture. `options` may be NULL.
 *
 * Fails with GM_ERR_INVALID_OPTION for options that cannot be.
 */
GM_API
gm_status gm_picture_title(const gm_picture *picture,
                           const gm_picture_options *options,
                           char *buffer,
                           size_t capacity,
                           size_t *needed);

/**
 * What customers expect beside what they perceive, and the gap between with its interval: overall, by dimension, and by
 * attribute with the largest shortfall first.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without attributes.
 */
GM_API
gm_status gm_chart_gaps(const gm_servqual_result *result,
                        gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_gaps and gm_picture_svg.
 */
GM_API
gm_status gm_chart_gaps_svg(const gm_servqual_result *result,
                            const gm_picture_options *options,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * How customers rate each attribute, with intervals, the best first.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without attributes.
 */
GM_API gm_status gm_chart_performance(const gm_servperf_result *result, gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_performance and gm_picture_svg.
 */
GM_API
gm_status gm_chart_performance_svg(const gm_servperf_result *result,
                                   const gm_picture_options *options,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *needed);

/**
 * The steps from what customers expect to what they perceive, each a bar that begins where the one before ends; gap 4 stands
 * beside, as a promise raises the expectation and is no step.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without steps.
 */
GM_API
gm_status gm_chart_waterfall(const gm_waterfall *waterfall,
                             gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_waterfall and gm_picture_svg.
 */
GM_API
gm_status gm_chart_waterfall_svg(const gm_waterfall *waterfall,
                                 const gm_picture_options *options,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The zone from the adequate to the desired level with the perception in it or outside, and the differences from both ends:
 * overall, by dimension and by attribute, the least adequate first.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without attributes.
 */
GM_API
gm_status gm_chart_zone(const gm_zone *zone,
                        gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_zone and gm_picture_svg.
 */
GM_API
gm_status gm_chart_zone_svg(const gm_zone *zone,
                            const gm_picture_options *options,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * The score of each segment, the highest first, and its difference from the others, from all or from a target, with its
 * interval.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without segments.
 */
GM_API
gm_status gm_chart_segments(const gm_segment_comparisons *found,
                            gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_segments and gm_picture_svg.
 */
GM_API
gm_status gm_chart_segments_svg(const gm_segment_comparisons *found,
                                const gm_picture_options *options,
                                char *buffer,
                                size_t capacity,
                                size_t *needed);

/**
 * Estimates of one statistic (GM_STATISTIC_*), such as the CSAT or the NPS of each segment, with their intervals, the highest
 * first, beside a target unless `target` is NULL. `names` and `estimates` have `n` elements.
 *
 * With a target, an estimate whose interval includes it is drawn hollow.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without estimates, GM_ERR_INVALID_OPTION for a target that is no number.
 */
GM_API
gm_status gm_chart_estimates(int32_t statistic,
                             const char *const *names,
                             const gm_estimate *estimates,
                             size_t n,
                             const double *target,
                             gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_estimates and gm_picture_svg.
 */
GM_API
gm_status gm_chart_estimates_svg(int32_t statistic,
                                 const char *const *names,
                                 const gm_estimate *estimates,
                                 size_t n,
                                 const double *target,
                                 const gm_picture_options *options,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *needed);

/**
 * The answers to each item as a bar of shares, left of the middle of the scale those below it, right those above. `names` and
 * `counts` have `n` elements; all items have the points of one scale, and stand in the order given. Answers are counted without
 * weights.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without items, GM_ERR_NO_VALID_RATINGS for an item without answers, GM_ERR_INVALID_OPTION
 * for items of different scales.
 */
GM_API
gm_status gm_chart_likert(const char *const *names,
                          const gm_counts *const *counts,
                          size_t n,
                          gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_likert and gm_picture_svg.
 */
GM_API
gm_status gm_chart_likert_svg(const char *const *names,
                              const gm_counts *const *counts,
                              size_t n,
                              const gm_picture_options *options,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * The share of positive answers over time, as the control chart to read.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without points.
 */
GM_API gm_status gm_chart_trend(const gm_trend *trend, gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_trend and gm_picture_svg.
 */
GM_API
gm_status gm_chart_trend_svg(const gm_trend *trend,
                             const gm_picture_options *options,
                             char *buffer,
                             size_t capacity,
                             size_t *needed);

/**
 * The points, centre line and limits of a control chart; points beyond the limits and those that complete a pattern of the
 * run rules are marked and named. `periods` names the points; (NULL, 0), they are numbered from 1.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without points, GM_ERR_INVALID_OPTION unless there are as many names as points.
 */
GM_API
gm_status gm_chart_control(const gm_chart *chart,
                           const char *const *periods,
                           size_t n_periods,
                           gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_control and gm_picture_svg.
 */
GM_API
gm_status gm_chart_control_svg(const gm_chart *chart,
                               const char *const *periods,
                               size_t n_periods,
                               const gm_picture_options *options,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * The sites by their size and their mean, share or rate, with the limits within which sites that are like the others lie;
 * sites beyond are named.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without sites.
 */
GM_API
gm_status gm_chart_funnel(const gm_sites *sites,
                          gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_funnel and gm_picture_svg.
 */
GM_API
gm_status gm_chart_funnel_svg(const gm_sites *sites,
                              const gm_picture_options *options,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * Importance against performance with the lines that part the four quadrants; the mark of an attribute says in which it is, a
 * ring that it is undecided.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without attributes.
 */
GM_API
gm_status gm_chart_importance(const gm_importance *importance,
                              gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_importance and gm_picture_svg.
 */
GM_API
gm_status gm_chart_importance_svg(const gm_importance *importance,
                                  const gm_picture_options *options,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * The weight of each driver with its interval, the largest first, beside that of random noise; and the probability of each
 * rank.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without drivers.
 */
GM_API
gm_status gm_chart_drivers(const gm_key_drivers *drivers,
                           gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_drivers and gm_picture_svg.
 */
GM_API
gm_status gm_chart_drivers_svg(const gm_key_drivers *drivers,
                               const gm_picture_options *options,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * Kano's plane: how far satisfaction rises with a feature against how far it falls without it; the mark is the category of
 * most people.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without features.
 */
GM_API
gm_status gm_chart_kano(const gm_kano *kano,
                        gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_kano and gm_picture_svg.
 */
GM_API
gm_status gm_chart_kano_svg(const gm_kano *kano,
                            const gm_picture_options *options,
                            char *buffer,
                            size_t capacity,
                            size_t *needed);

/**
 * The triangle of the three dimensions: where the scores stand, and how far from balance.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without respondents with all three scores.
 */
GM_API gm_status gm_chart_balance(const gm_dimension_scores *scores, gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_balance and gm_picture_svg.
 */
GM_API
gm_status gm_chart_balance_svg(const gm_dimension_scores *scores,
                               const gm_picture_options *options,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

/**
 * The scores of the three dimensions with their intervals, beside what was expected and what staff think, as far as these are
 * known.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without dimensions.
 */
GM_API
gm_status gm_chart_dimensions(const gm_dimension_scores *scores,
                              gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_dimensions and gm_picture_svg.
 */
GM_API
gm_status gm_chart_dimensions_svg(const gm_dimension_scores *scores,
                                  const gm_picture_options *options,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *needed);

/**
 * The course of a conversation: warmth and competence in its opening, middle and closing.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without phases.
 */
GM_API gm_status gm_chart_conversation(const gm_conversation *conversation, gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_conversation and gm_picture_svg.
 */
GM_API
gm_status gm_chart_conversation_svg(const gm_conversation *conversation,
                                    const gm_picture_options *options,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *needed);

/**
 * Retention: the share of customers left after each period and the share kept in it, as observed and as the model has it for
 * periods to come.
 *
 * Fails with GM_ERR_TOO_FEW_UNITS without periods.
 */
GM_API
gm_status gm_chart_cohort(const gm_cohort *cohort,
                          gm_picture **out);

/**
 * The same as SVG text at once. `options` may be NULL.
 *
 * Fails as gm_chart_cohort and gm_picture_svg.
 */
GM_API
gm_status gm_chart_cohort_svg(const gm_cohort *cohort,
                              const gm_picture_options *options,
                              char *buffer,
                              size_t capacity,
                              size_t *needed);

/**
 * The conversation as HTML with its markers highlighted: one list with an entry per turn, and a style sheet that holds for it
 * alone. Dimensions are told apart by underlines too; a marker that does not count is struck grey and says why. The turns must
 * be those the result is of. Of the options language, theme and id have effect; they may be NULL.
 *
 * Fails with GM_ERR_INVALID_OPTION for options that cannot be, and for turns of another conversation.
 */
GM_API
gm_status gm_chart_highlighted(const gm_conversation *conversation,
                               const gm_turn *turns,
                               size_t n_turns,
                               const gm_picture_options *options,
                               char *buffer,
                               size_t capacity,
                               size_t *needed);

#ifdef __cplusplus
}  /* extern "C" */
#endif  /* __cplusplus */

#endif  /* GAPMODEL_H */
