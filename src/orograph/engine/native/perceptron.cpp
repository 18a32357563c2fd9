// Linear layers in single precision, one after the other, with what is between them and what follows:
//
//     out = f_n(W_n ... f_1(W_1 f_0(x) + b_1) ... + b_n + other)
//
// For a block of rows at a time, so that what is between two layers stays in the second cache; a panel of MOST columns of
// W' stays in the first one. Every row is computed alike, whatever else is in the batch.
//
// K. Goto, R. van de Geijn: Anatomy of high-performance matrix multiplication. ACM Transactions on Mathematical Software
// 34, 2008.

#include <algorithm>

#include "activation.h"
#include "normalise.h"
#include "room.h"

namespace {

// Rows that take turns with a panel, and numbers of a row that are summed up before the next ones are begun.
constexpr std::ptrdiff_t ROWS = 96, INNER = 256;

// Parts that a point is the sum of at most.
constexpr std::ptrdiff_t MOST_TERMS = 8;

// Numbers that come into the cache together.
constexpr std::ptrdiff_t LINE = 16;

// In the order of `_ACTIVATIONS` in perceptron.py.
enum Activation { NONE, RECTIFIER, GELU };

// What is done to x first, in the order of `_BEFORE` in perceptron.py.
enum Preparation { NOTHING, RECTIFIED, NORMALISED };

// In the order of fields of `_Before` in perceptron.py. Weight and bias are those of a normalisation, and may be null.
struct Before {
    std::int64_t kind;
    const float *weight, *bias;
    double epsilon;
};

// In the order of fields of `_Layer` in perceptron.py. Weights: see `orograph_layer_weights`; the bias may be null.
struct Layer {
    std::int64_t inner, columns, activation;
    const float *weights, *bias;
    // The same layer, its numbers so much further on.
    Layer moved(std::ptrdiff_t by) const { return {inner, columns, activation, weights + by, bias ? bias + by : nullptr}; }
};

// What is added to sums of some columns of a layer, and where they go; rows are `step` apart.
struct Sums {
    const float *bias, *other;
    float* out;
    std::ptrdiff_t step;
    bool rectify;
    Sums from(std::ptrdiff_t c) const {
        return {bias ? bias + c : nullptr, other ? other + c : nullptr, out + c, step, rectify};
    }
};

// Finishes vectors of sums. What there is to be done, is known to the compiler: this is asked for at every one.
template <bool BIAS, bool OTHER, bool RECTIFY>
struct Finish {
    Sums sums;
    void operator()(std::ptrdiff_t row, std::ptrdiff_t column, Vector<WIDE> sum) const {
        if (BIAS) sum += load<WIDE>(sums.bias + column);
        if (OTHER) sum += load<WIDE>(sums.other + row * sums.step + column);
        store<WIDE>(sums.out + row * sums.step + column, RECTIFY ? rectified<WIDE>(sum) : sum);
    }
};

template <typename Call>
void with_finish(const Sums& sums, const Call& call) {
    const std::true_type yes;
    const std::false_type no;
    const auto both = [&](auto bias, auto other) {
        if (sums.rectify)
            call(Finish<bias, other, true>{sums});
        else
            call(Finish<bias, other, false>{sums});
    };
    if (sums.bias && sums.other)
        both(yes, yes);
    else if (sums.bias)
        both(yes, no);
    else if (sums.other)
        both(no, yes);
    else
        both(no, no);
}

// Up to ROWS rows times some columns, of which the last ones may fill no panel; `multiply` explains the rest.
void multiply_all(
    std::ptrdiff_t inner, std::ptrdiff_t columns, const Rows& rows, const float* weights, std::ptrdiff_t depth,
    std::ptrdiff_t count, const Sums& sums
) {
    const std::ptrdiff_t over = columns % MOST, whole = columns - over;
    with_finish(sums, [&](const auto& finish) { multiply<WIDE, 2>(inner, whole, rows, weights, depth, count, finish); });
    if (!over) return;
    float panel[ROWS * MOST];
    const auto keep = [to = &panel[0]](std::ptrdiff_t row, std::ptrdiff_t column, Vector<WIDE> sum) {
        store<WIDE>(to + row * MOST + column, sum);
    };
    multiply<WIDE, 2>(inner, MOST, rows, weights + whole * depth, depth, count, keep);
    const Sums rest = sums.from(whole);
    for (std::ptrdiff_t r = 0; r < count; r++)
        for (std::ptrdiff_t c = 0; c < over; c++) {
            float sum = panel[r * MOST + c];
            if (rest.bias) sum += rest.bias[c];
            if (rest.other) sum += rest.other[r * rest.step + c];
            rest.out[r * rest.step + c] = rest.rectify && sum < 0 ? 0 : sum;
        }
}

// One layer for up to ROWS rows; `other` may be null or `out`, `x` is neither.
void layer(const Layer& of, std::ptrdiff_t count, const float* x, const float* other, float* out, Vector<WIDE>& odd) {
    for (std::ptrdiff_t k = 0; k < of.inner; k += INNER) {
        const std::ptrdiff_t some = std::min<std::ptrdiff_t>(of.inner - k, INNER);
        const bool rectify = k + some == of.inner && of.activation == RECTIFIER;
        const Sums sums = {k ? nullptr : of.bias, k ? out : other, out, of.columns, rectify};  // sums wait in `out`
        multiply_all(some, of.columns, {x + k, of.inner}, of.weights + k * MOST, of.inner, count, sums);
    }
    if (of.activation == GELU) gelu<WIDE>(count * of.columns, out, out, odd);
}

// Asks for numbers to be brought into the second cache.
void fetch(const float* from, std::ptrdiff_t count) {
    for (std::ptrdiff_t i = 0; i < count; i += LINE) __builtin_prefetch(from + i, 0, 2);
}

// Layers, one after the other, for up to ROWS rows, their numbers `by` further on. What is between them goes to `spare`
// in turns, of which x may be the second one.
void chain(
    std::ptrdiff_t count, const Layer* layers, std::ptrdiff_t by, std::ptrdiff_t rows, const float* x, const float* other,
    float* out, float* const spare[2], Vector<WIDE>& odd
) {
    for (std::ptrdiff_t i = 0; i < count; i++) {
        const bool last = i == count - 1;
        float* to = last ? out : spare[i % 2];
        layer(layers[i].moved(by), rows, x, last ? other : nullptr, to, odd);
        x = to;
    }
}

// A sum of rows of numbers, each times its factor. TERMS: how many, if the compiler shall know, else 0.
template <int TERMS, bool RECTIFY>
void combine(std::ptrdiff_t count, std::ptrdiff_t terms, const float* factors, const float* const* rows, float* out) {
    const auto sum = [&](const auto& read) {
        Vector<WIDE> value = factors[0] * read(rows[0]);
        for (std::ptrdiff_t t = 1; t < (TERMS ? TERMS : terms); t++) value += factors[t] * read(rows[t]);
        return RECTIFY ? rectified<WIDE>(value) : value;
    };
    std::ptrdiff_t i = 0;
    for (; i + WIDE <= count; i += WIDE) store<WIDE>(out + i, sum([&](const float* row) { return load<WIDE>(row + i); }));
    if (i == count) return;
    const std::size_t rest = (count - i) * sizeof(float);
    const Vector<WIDE> last = sum([&](const float* row) {
        Vector<WIDE> some = {};
        std::memcpy(&some, row + i, rest);
        return some;
    });
    std::memcpy(out + i, &last, rest);
}

// The same, of lines and of planes as fast as can be.
template <bool RECTIFY>
void combine(std::ptrdiff_t count, std::ptrdiff_t terms, const float* factors, const float* const* rows, float* out) {
    const auto some = terms == 2 ? combine<2, RECTIFY> : terms == 3 ? combine<3, RECTIFY> : combine<0, RECTIFY>;
    some(count, terms, factors, rows, out);
}

}  // namespace

extern "C" {

// W (columns, inner), its numbers `step` and `across` apart, as (padded / MOST, inner, MOST) with zeros for columns
// that are not there; `padded` is the number of columns, rounded up to a multiple of MOST.
void orograph_layer_weights(
    std::int64_t columns, std::int64_t inner, std::int64_t step, std::int64_t across, const float* from, float* to
) {
    for (std::ptrdiff_t c = 0; c < columns; c += MOST, to += inner * MOST)
        for (std::ptrdiff_t k = 0; k < inner; k += LINE)  // all of a line is read while it is in the cache
            for (std::ptrdiff_t j = 0; j < MOST; j++)
                for (std::ptrdiff_t i = k; i < inner && i < k + LINE; i++)
                    to[i * MOST + j] = c + j < columns ? from[(c + j) * step + i * across] : 0.0f;
}

// x: (rows, inner of the first layer); other: (rows, columns of the last one), or null; out: likewise, may be `other`,
// and x if that is as wide and something is done to it first; width: of the widest of whatever is between layers, and of
// x if something is done to it. Returns whether all results are finite of what makes NaN of infinities.
int orograph_perceptron(
    std::int64_t rows, const Before* before, std::int64_t count, const Layer* layers, std::int64_t width,
    const float* x, const float* other, float* out
) {
    const std::ptrdiff_t inner = layers[0].inner, columns = layers[count - 1].columns;
    const Norm norm = {inner, before->weight, before->bias, before->epsilon};
    float* const scratch = room(2 * ROWS * width);
    if (!scratch) return false;
    Vector<WIDE> odd = {};
    for (std::ptrdiff_t row = 0; row < rows; row += ROWS) {
        const std::ptrdiff_t some = std::min<std::ptrdiff_t>(rows - row, ROWS);
        const float* from = x + row * inner;
        float* const spare[2] = {scratch, scratch + ROWS * width};
        if (before->kind == RECTIFIED) rectified<WIDE>(some * inner, from, spare[1]);
        if (before->kind == NORMALISED) normalise_all<WIDE>(norm, some, from, spare[1], odd);
        if (before->kind != NOTHING) from = spare[1];
        const float* more = other ? other + row * columns : nullptr;
        const std::ptrdiff_t next = std::min<std::ptrdiff_t>(rows - row - some, ROWS);
        fetch(x + (row + some) * inner, next * inner);  // while this block is computed
        if (other) fetch(other + row * columns, some * columns);
        chain(count, layers, 0, some, from, more, out + row * columns, spare, odd);
    }
    return is_zero<WIDE>(odd);
}

// The same at several points, where x and all numbers of the layers are sums of `terms` parts with factors (points, terms):
// x of `terms` tensors (rows, inner of the first layer), what layers are made of, of `terms` rows of `numbers`. layers:
// those of the first point, in `weights`, which has room for (points, numbers); out: (points, rows, columns of the last
// layer); width: as above, and of x. A point is computed alike, whatever others are beside it.
int orograph_perceptrons(
    std::int64_t points, std::int64_t terms, const float* factors, std::int64_t rows, const float* const* x,
    std::int64_t numbers, const float* const* parts, std::int64_t count, const Layer* layers, int rectify,
    std::int64_t width, float* weights, float* out
) {
    const std::ptrdiff_t inner = layers[0].inner, columns = layers[count - 1].columns;
    float* const scratch = room(2 * ROWS * width);
    if (!scratch) return false;
    Vector<WIDE> odd = {};
    float* const spare[2] = {scratch, scratch + ROWS * width};
    for (std::ptrdiff_t p = 0; p < points; p++)
        combine<false>(numbers, terms, factors + p * terms, parts, weights + p * numbers);
    for (std::ptrdiff_t row = 0; row < rows; row += ROWS) {
        const std::ptrdiff_t some = std::min<std::ptrdiff_t>(rows - row, ROWS);
        const float* from[MOST_TERMS];
        for (std::ptrdiff_t t = 0; t < terms; t++) from[t] = x[t] + row * inner;
        for (std::ptrdiff_t p = 0; p < points; p++) {
            (rectify ? combine<true> : combine<false>)(some * inner, terms, factors + p * terms, from, spare[1]);
            chain(count, layers, p * numbers, some, spare[1], nullptr, out + (p * rows + row) * columns, spare, odd);
        }
    }
    return is_zero<WIDE>(odd);
}
}
