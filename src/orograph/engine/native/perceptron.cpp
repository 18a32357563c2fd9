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

namespace {

// Rows that take turns with a panel, and numbers of a row that are summed up before the next ones are begun.
constexpr std::ptrdiff_t ROWS = 96, INNER = 256;

// Numbers that come into the cache together.
constexpr std::ptrdiff_t LINE = 16;

// In the order of `_ACTIVATIONS` in perceptron.py.
enum Activation { NONE, RECTIFIER, GELU };

// In the order of fields of `_Layer` in perceptron.py. Weights: see `orograph_layer_weights`; the bias may be null.
struct Layer {
    std::int64_t inner, columns, activation;
    const float *weights, *bias;
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

}  // namespace

extern "C" {

// How many rows are worked on together at most.
int orograph_rows() { return ROWS; }

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

// x: (rows, inner of the first layer); other: (rows, columns of the last one), or null; out: likewise, may be `other` and
// no other one; scratch: two times `orograph_rows()` rows as wide as whatever is between layers, and as x if it is to be
// rectified. Returns whether all results are finite of activations that make NaN of infinities.
int orograph_perceptron(
    std::int64_t rows, std::int64_t count, const Layer* layers, int rectify, std::int64_t width, const float* x,
    const float* other, float* out, float* scratch
) {
    const std::ptrdiff_t inner = layers[0].inner, columns = layers[count - 1].columns;
    Vector<WIDE> odd = {};
    for (std::ptrdiff_t row = 0; row < rows; row += ROWS) {
        const std::ptrdiff_t some = std::min<std::ptrdiff_t>(rows - row, ROWS);
        const float* from = x + row * inner;
        float* spare[2] = {scratch, scratch + ROWS * width};
        if (rectify) {
            rectified<WIDE>(some * inner, from, spare[1]);
            from = spare[1];
        }
        for (std::ptrdiff_t i = 0; i < count; i++) {
            const bool last = i == count - 1;
            float* to = last ? out + row * columns : spare[i % 2];
            layer(layers[i], some, from, last && other ? other + row * columns : nullptr, to, odd);
            from = to;
        }
    }
    return is_zero<WIDE>(odd);
}
}
