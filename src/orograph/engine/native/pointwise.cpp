// What a transformer does between products of matrices, in single precision: the activation GELU, and normalisation
// over the last axis (LayerNorm). A number, or a row, is computed alike wherever it is.

#include <cmath>

#include "exponential.h"

namespace {

constexpr int WIDE = MOST / 2;

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

template <int LANES>
inline float total(Vector<LANES> sums) {
    float all = 0;
    for (int i = 0; i < LANES; i++) all += sums[i];
    return all;
}

// The sum of `of(x)` over a row, where `of` takes vectors and numbers.
template <int LANES, typename Of>
inline float sum_of(const float* row, std::ptrdiff_t size, const Of& of) {
    Vector<LANES> a = {}, b = {}, c = {}, d = {};
    std::ptrdiff_t i = 0;
    for (; i + 4 * LANES <= size; i += 4 * LANES) {
        a += of(load<LANES>(row + i));
        b += of(load<LANES>(row + i + LANES));
        c += of(load<LANES>(row + i + 2 * LANES));
        d += of(load<LANES>(row + i + 3 * LANES));
    }
    for (; i + LANES <= size; i += LANES) a += of(load<LANES>(row + i));
    float rest = 0;
    for (; i < size; i++) rest += of(row[i]);
    return total<LANES>((a + b) + (c + d)) + rest;
}

// (x - mean) / sqrt(variance + epsilon) * weight + bias of a row; its rounded mean is subtracted before squares are
// taken, and what that mean was off by afterwards.
template <int LANES>
inline void normalise(
    const float* x, std::ptrdiff_t size, const float* weight, const float* bias, double epsilon, float* out
) {
    const float count = static_cast<float>(size);
    const float mean = sum_of<LANES>(x, size, [](auto value) { return value; }) / count;
    const float rest = sum_of<LANES>(x, size, [&](auto value) { return value - mean; }) / count;
    const float variance = sum_of<LANES>(x, size, [&](auto value) {
        const auto off = (value - mean) - rest;
        return off * off;
    }) / count;
    const float scale = static_cast<float>(1 / std::sqrt(variance + epsilon));
    std::ptrdiff_t i = 0;
    for (; i + LANES <= size; i += LANES) {
        Vector<LANES> value = ((load<LANES>(x + i) - mean) - rest) * scale;
        if (weight) value *= load<LANES>(weight + i);
        if (bias) value += load<LANES>(bias + i);
        store<LANES>(out + i, value);
    }
    for (; i < size; i++) {
        const float value = ((x[i] - mean) - rest) * scale * (weight ? weight[i] : 1.0f);
        out[i] = bias ? value + bias[i] : value;
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
    for (std::int64_t row = 0; row < rows; row++)
        normalise<WIDE>(from + row * size, size, weight, bias, epsilon, out + row * size);
}
}
