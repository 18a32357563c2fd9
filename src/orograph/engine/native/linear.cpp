// Linear layers in single precision, with what follows them:
//
//     out = f(x W' + bias + other)
//
// A block of rows stays in the second cache, a panel of MOST columns of W' in the first one. Every row is computed
// alike, whatever else is in the batch.

#include <algorithm>

#include "activation.h"

namespace {

// Rows that take turns with a panel, and numbers of a row that are summed up before the next ones are begun.
constexpr std::ptrdiff_t ROWS = 96, INNER = 256;

// In the order of `linear` in linear.py.
enum Activation { NONE, RECTIFIER, GELU };

// In the order of fields of `_Layer` in linear.py.
struct Layer {
    std::int64_t rows, inner, columns, activation;
};

// Where the products of some rows and columns go, and what is added to them.
struct Sums {
    const float *bias, *other;
    float* out;
    std::ptrdiff_t step;
};

// Some rows times some columns; `multiply` explains the rest.
struct Product {
    std::ptrdiff_t inner, columns;
    Rows rows;
    const float* weights;
    std::ptrdiff_t depth, count;
};

// Whole panels of columns. What is asked for at every vector is known to the compiler, and nothing is read through a
// pointer again that a vector might have been written over.
template <bool BIAS, bool OTHER, bool RECTIFY>
void whole(const Product& product, const Sums& sums) {
    const float *const bias = sums.bias, *const other = sums.other;
    float* const out = sums.out;
    const std::ptrdiff_t step = sums.step;
    const auto keep = [=](std::ptrdiff_t row, std::ptrdiff_t column, Vector<WIDE> sum) {
        if (BIAS) sum += load<WIDE>(bias + column);
        if (OTHER) sum += load<WIDE>(other + row * step + column);
        store<WIDE>(out + row * step + column, RECTIFY ? rectified<WIDE>(sum) : sum);
    };
    const auto [inner, columns, rows, weights, depth, count] = product;
    multiply<WIDE, 2>(inner, columns, rows, weights, depth, count, keep);
}

// The last panel, of which some columns are not there.
void rest(const Product& product, const Sums& sums, bool rectify) {
    const auto keep = [&](std::ptrdiff_t row, std::ptrdiff_t column, Vector<WIDE> sum) {
        for (std::ptrdiff_t c = column; c < product.columns && c < column + WIDE; c++) {
            float value = sum[c - column];
            if (sums.bias) value += sums.bias[c];
            if (sums.other) value += sums.other[row * sums.step + c];
            sums.out[row * sums.step + c] = rectify && value < 0 ? 0 : value;
        }
    };
    multiply<WIDE, 2>(product.inner, MOST, product.rows, product.weights, product.depth, product.count, keep);
}

void block(const Product& product, const Sums& sums, bool rectify) {
    const std::ptrdiff_t over = product.columns % MOST, most = product.columns - over;
    Product part = product;
    if (most) {
        part.columns = most;
        const auto with = [&](auto bias, auto other) { (rectify ? whole<bias, other, true> : whole<bias, other, false>)(part, sums); };
        const std::true_type yes;
        const std::false_type no;
        if (sums.bias && sums.other) with(yes, yes);
        else if (sums.bias) with(yes, no);
        else if (sums.other) with(no, yes);
        else with(no, no);
    }
    if (over) {
        part.columns = over;
        part.weights += most * part.depth;
        rest(part, {sums.bias ? sums.bias + most : nullptr, sums.other ? sums.other + most : nullptr, sums.out + most, sums.step}, rectify);
    }
}

}  // namespace

extern "C" {

// W (columns, inner), its numbers `step` and `across` apart, as (padded / MOST, inner, MOST) with zeros for columns
// that are not there; `padded` is the number of columns, rounded up to a multiple of MOST.
void orograph_linear_weights(
    std::int64_t columns, std::int64_t inner, std::int64_t step, std::int64_t across, const float* from, float* to
) {
    for (std::ptrdiff_t c = 0; c < columns; c += MOST)
        for (std::ptrdiff_t k = 0; k < inner; k++)
            for (std::ptrdiff_t j = 0; j < MOST; j++)
                *to++ = c + j < columns ? from[(c + j) * step + k * across] : 0.0f;
}

// x: (rows, inner); weights: see above; bias: (columns), or null; other: (rows, columns), or null; out: likewise, may be
// `other` and no other one. Returns whether all results are finite if the activation makes NaN of infinities, else 1.
int orograph_linear(
    const Layer* layer, const float* x, const float* weights, const float* bias, const float* other, float* out
) {
    const std::ptrdiff_t inner = layer->inner, columns = layer->columns;
    Vector<WIDE> odd = {};
    for (std::ptrdiff_t row = 0; row < layer->rows; row += ROWS) {
        const std::ptrdiff_t count = std::min<std::ptrdiff_t>(layer->rows - row, ROWS), place = row * columns;
        for (std::ptrdiff_t k = 0; k < inner; k += INNER) {
            const std::ptrdiff_t some = std::min<std::ptrdiff_t>(inner - k, INNER);
            const float* before = k ? out : other;  // `out` may be `other`
            const Product product = {some, columns, {x + row * inner + k, inner}, weights + k * MOST, inner, count};
            const Sums sums = {k ? nullptr : bias, before ? before + place : nullptr, out + place, columns};
            block(product, sums, k + some == inner && layer->activation == RECTIFIER);
        }
        if (layer->activation == GELU) gelu<WIDE>(count * columns, out + place, out + place, odd);
    }
    return is_zero<WIDE>(odd);
}
}
