// What a transformer does between products of matrices, in single precision: the activation GELU, and normalisation
// over the last axis (LayerNorm). A number, or a row, is computed alike wherever it is.

#include <cmath>

#include "activation.h"

namespace {

// Rows that are normalised together, so that the processor need not wait for one sum.
constexpr int ROWS = 4;

struct Norm {
    std::ptrdiff_t size;
    const float *weight, *bias;
    double epsilon;
};

// The last vector of a row, filled up with `rest`.
template <int LANES>
inline Vector<LANES> load_last(const float* place, std::ptrdiff_t count, float rest) {
    Vector<LANES> value = Vector<LANES>{} + rest;
    std::memcpy(&value, place, count * sizeof(float));
    return value;
}

// (x - mean) / sqrt(variance + epsilon) * weight + bias of up to ROWS rows. Squares are those of what is left after a
// rounded mean; what this was off by is subtracted afterwards. All rows are computed alike: where there are fewer, the
// sums of the last one are taken again.
template <int LANES>
void normalise(const Norm& norm, std::ptrdiff_t rows, const float* x, float* out, Vector<LANES>& odd) {
    const std::ptrdiff_t size = norm.size, over = size % LANES, whole = size - over;
    const float count = static_cast<float>(size);
    const float* row[ROWS];
    Vector<LANES> sums[ROWS] = {}, squares[ROWS] = {};
    float mean[ROWS], rest[ROWS], scale[ROWS];
    for (int r = 0; r < ROWS; r++) row[r] = x + (r < rows ? r : rows - 1) * size;
    for (std::ptrdiff_t i = 0; i < whole; i += LANES)
        for (int r = 0; r < ROWS; r++) sums[r] += load<LANES>(row[r] + i);
    for (int r = 0; r < ROWS; r++) {
        if (over) sums[r] += load_last<LANES>(row[r] + whole, over, 0);
        mean[r] = total<LANES>(sums[r]) / count;
        sums[r] = Vector<LANES>{};
    }
    for (std::ptrdiff_t i = 0; i < whole; i += LANES)
        for (int r = 0; r < ROWS; r++) {
            const Vector<LANES> off = load<LANES>(row[r] + i) - mean[r];
            sums[r] += off;
            squares[r] += off * off;
        }
    for (int r = 0; r < ROWS; r++) {
        if (over) {
            const Vector<LANES> off = load_last<LANES>(row[r] + whole, over, mean[r]) - mean[r];
            sums[r] += off;
            squares[r] += off * off;
        }
        rest[r] = total<LANES>(sums[r]) / count;
        const float variance = total<LANES>(squares[r]) / count - rest[r] * rest[r];
        odd += variance * 0.0f;  // an infinite one would leave nothing of the row but the bias
        scale[r] = static_cast<float>(1 / std::sqrt((variance < 0 ? 0 : variance) + norm.epsilon));
    }
    for (std::ptrdiff_t r = 0; r < rows; r++) {
        const auto finish = [&](Vector<LANES> some, Vector<LANES> weight, Vector<LANES> bias) {
            const Vector<LANES> value = ((some - mean[r]) - rest[r]) * scale[r] * weight + bias;
            odd += value * 0.0f;
            return value;
        };
        const Vector<LANES> zero = {}, one = zero + 1.0f;
        float* to = out + r * size;
        for (std::ptrdiff_t i = 0; i < whole; i += LANES) {
            const Vector<LANES> weight = norm.weight ? load<LANES>(norm.weight + i) : one;
            const Vector<LANES> bias = norm.bias ? load<LANES>(norm.bias + i) : zero;
            store<LANES>(to + i, finish(load<LANES>(row[r] + i), weight, bias));
        }
        if (!over) continue;
        const Vector<LANES> weight = norm.weight ? load_last<LANES>(norm.weight + whole, over, 1) : one;
        const Vector<LANES> bias = norm.bias ? load_last<LANES>(norm.bias + whole, over, 0) : zero;
        const Vector<LANES> last = finish(load_last<LANES>(row[r] + whole, over, mean[r]), weight, bias);
        std::memcpy(to + whole, &last, over * sizeof(float));
    }
}

template <int LANES>
inline void add(std::ptrdiff_t count, const float* a, const float* b, float* out) {
    std::ptrdiff_t i = 0;
    for (; i + LANES <= count; i += LANES) store<LANES>(out + i, load<LANES>(a + i) + load<LANES>(b + i));
    for (; i < count; i++) out[i] = a[i] + b[i];
}

}  // namespace

extern "C" {

// x Phi(x) of `count` numbers; `out` may be `from`. Returns whether all results are finite.
int orograph_gelu(std::int64_t count, const float* from, float* out) {
    Vector<WIDE> odd = {};
    gelu<WIDE>(count, from, out, odd);
    return is_zero<WIDE>(odd);
}

// LayerNorm of `rows` rows of `size` numbers; weight and bias may be null, `out` may be `from`. If `other` is not null,
// it is that of the sum of both, which is written to `sum`, be that one of them or not. Returns whether all results
// are finite.
int orograph_layer_norm(
    std::int64_t rows, std::int64_t size, const float* from, const float* other, float* sum, const float* weight,
    const float* bias, double epsilon, float* out
) {
    const Norm norm = {size, weight, bias, epsilon};
    Vector<WIDE> odd = {};
    for (std::ptrdiff_t row = 0; row < rows; row += ROWS) {
        const std::ptrdiff_t place = row * size, some = rows - row < ROWS ? rows - row : ROWS;
        if (other) add<WIDE>(some * size, from + place, other + place, sum + place);
        normalise<WIDE>(norm, some, (other ? sum : from) + place, out + place, odd);
    }
    return is_zero<WIDE>(odd);
}
}
