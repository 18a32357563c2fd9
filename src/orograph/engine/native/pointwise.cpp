// What a transformer does between products of matrices, in single precision: the activation GELU, and normalisation
// over the last axis (LayerNorm). A number, or a row, is computed alike wherever it is.

#include <cmath>

#include "exponential.h"

namespace {

// x Phi(x), where 2 Phi(-|x|) = erfc(|x| / sqrt(2)) = exp(-x^2 / 2) p(t), t = 1 / (1 + 0.4 |x| / sqrt(2)), with a
// polynomial p of degree 6 that was fitted to the smallest largest error of 2 Phi, 3e-8; p(0) = 0.
template <int LANES>
inline Vector<LANES> gelu(Vector<LANES> x) {
    const Vector<LANES> one = Vector<LANES>{} + 1.0f;
    const auto negative = x < Vector<LANES>{};
    const Vector<LANES> size = negative ? -x : x;
    const Vector<LANES> t = one / (size * 0.282842712f + 1.0f);
    Vector<LANES> sum = t * -0.200256521f + 0.709136504f;
    sum = sum * t - 0.37089085f;
    sum = sum * t + 0.468260778f;
    sum = sum * t + 0.161828771f;
    sum = sum * t + 0.231921291f;
    const Vector<LANES> tail = exponential<LANES>(size * size * -0.5f) * (sum * t * 0.5f);
    return x * (negative ? tail : one - tail);
}

// (x - mean) / sqrt(variance + epsilon) * weight + bias of ROWS rows. Squares are those of what is left after a rounded
// mean; what this was off by is subtracted afterwards.
template <int LANES, int ROWS>
inline void normalise(
    const float* x, std::ptrdiff_t size, const float* weight, const float* bias, double epsilon, float* out
) {
    const float count = static_cast<float>(size);
    const std::ptrdiff_t whole = size - size % LANES;
    Vector<LANES> sums[ROWS] = {}, squares[ROWS] = {};
    float mean[ROWS], rest[ROWS], scale[ROWS];
    for (std::ptrdiff_t i = 0; i < whole; i += LANES)
        for (int r = 0; r < ROWS; r++) sums[r] += load<LANES>(x + r * size + i);
    for (int r = 0; r < ROWS; r++) {
        float sum = total<LANES>(sums[r]);
        for (std::ptrdiff_t i = whole; i < size; i++) sum += x[r * size + i];
        mean[r] = sum / count;
        sums[r] = Vector<LANES>{};
    }
    for (std::ptrdiff_t i = 0; i < whole; i += LANES)
        for (int r = 0; r < ROWS; r++) {
            const Vector<LANES> off = load<LANES>(x + r * size + i) - mean[r];
            sums[r] += off;
            squares[r] += off * off;
        }
    for (int r = 0; r < ROWS; r++) {
        float sum = total<LANES>(sums[r]), square = total<LANES>(squares[r]);
        for (std::ptrdiff_t i = whole; i < size; i++) {
            const float off = x[r * size + i] - mean[r];
            sum += off;
            square += off * off;
        }
        rest[r] = sum / count;
        const float variance = square / count - rest[r] * rest[r];
        scale[r] = static_cast<float>(1 / std::sqrt((variance < 0 ? 0 : variance) + epsilon));
    }
    for (std::ptrdiff_t i = 0; i < whole; i += LANES) {
        const Vector<LANES> zero = {}, factor = weight ? load<LANES>(weight + i) : zero + 1.0f;
        const Vector<LANES> shift = bias ? load<LANES>(bias + i) : zero;
        for (int r = 0; r < ROWS; r++) {
            const Vector<LANES> off = (load<LANES>(x + r * size + i) - mean[r]) - rest[r];
            store<LANES>(out + r * size + i, off * scale[r] * factor + shift);
        }
    }
    for (std::ptrdiff_t i = whole; i < size; i++)
        for (int r = 0; r < ROWS; r++) {
            const float off = (x[r * size + i] - mean[r]) - rest[r];
            out[r * size + i] = off * scale[r] * (weight ? weight[i] : 1.0f) + (bias ? bias[i] : 0.0f);
        }
}

}  // namespace

extern "C" {

// x Phi(x) of `count` numbers; `out` may be `from`.
void orograph_gelu(std::int64_t count, const float* from, float* out) {
    std::ptrdiff_t i = 0;
    for (; i + WIDE <= count; i += WIDE) store<WIDE>(out + i, gelu<WIDE>(load<WIDE>(from + i)));
    if (i == count) return;
    Vector<WIDE> last = {};
    std::memcpy(&last, from + i, (count - i) * sizeof(float));
    last = gelu<WIDE>(last);
    std::memcpy(out + i, &last, (count - i) * sizeof(float));
}

// LayerNorm of `rows` rows of `size` numbers; weight and bias may be null, `out` may be `from`.
void orograph_layer_norm(
    std::int64_t rows, std::int64_t size, const float* from, const float* weight, const float* bias, double epsilon,
    float* out
) {
    constexpr int SOME = 4;
    std::ptrdiff_t row = 0;
    for (; row + SOME <= rows; row += SOME)
        normalise<WIDE, SOME>(from + row * size, size, weight, bias, epsilon, out + row * size);
    for (; row < rows; row++) normalise<WIDE, 1>(from + row * size, size, weight, bias, epsilon, out + row * size);
}
}
