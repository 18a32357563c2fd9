// Normalisation over the last axis (LayerNorm), of vectors.

#pragma once

#include <cmath>

#include "vectors.h"

namespace {

// Rows that are normalised together, so that the processor need not wait for one sum.
constexpr int TOGETHER = 4;

// Weight and bias may be null.
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

// (x - mean) / sqrt(variance + epsilon) * weight + bias of up to TOGETHER rows. Squares are those of what is left after a
// rounded mean; what this was off by is subtracted afterwards. All rows are computed alike: where there are fewer, the
// sums of the last one are taken again.
template <int LANES>
void normalise(const Norm& norm, std::ptrdiff_t rows, const float* x, float* out, Vector<LANES>& odd) {
    const std::ptrdiff_t size = norm.size, over = size % LANES, whole = size - over;
    const float count = static_cast<float>(size);
    Vector<LANES> strange = odd;
    const float* row[TOGETHER];
    Vector<LANES> sums[TOGETHER] = {}, squares[TOGETHER] = {};
    float mean[TOGETHER], rest[TOGETHER], scale[TOGETHER];
    for (int r = 0; r < TOGETHER; r++) row[r] = x + (r < rows ? r : rows - 1) * size;
    for (std::ptrdiff_t i = 0; i < whole; i += LANES)
        for (int r = 0; r < TOGETHER; r++) sums[r] += load<LANES>(row[r] + i);
    for (int r = 0; r < TOGETHER; r++) {
        if (over) sums[r] += load_last<LANES>(row[r] + whole, over, 0);
        mean[r] = total<LANES>(sums[r]) / count;
        sums[r] = Vector<LANES>{};
    }
    for (std::ptrdiff_t i = 0; i < whole; i += LANES)
        for (int r = 0; r < TOGETHER; r++) {
            const Vector<LANES> off = load<LANES>(row[r] + i) - mean[r];
            sums[r] += off;
            squares[r] += off * off;
        }
    for (int r = 0; r < TOGETHER; r++) {
        if (over) {
            const Vector<LANES> off = load_last<LANES>(row[r] + whole, over, mean[r]) - mean[r];
            sums[r] += off;
            squares[r] += off * off;
        }
        rest[r] = total<LANES>(sums[r]) / count;
        const float variance = total<LANES>(squares[r]) / count - rest[r] * rest[r];
        // An infinite one would leave nothing of the row but the bias; squares of others may have overflowed.
        strange += (variance + mean[r] * mean[r]) * 0.0f;
        scale[r] = static_cast<float>(1 / std::sqrt((variance < 0 ? 0 : variance) + norm.epsilon));
    }
    for (std::ptrdiff_t r = 0; r < rows; r++) {
        const auto finish = [&](Vector<LANES> some, Vector<LANES> weight, Vector<LANES> bias) {
            const Vector<LANES> value = ((some - mean[r]) - rest[r]) * scale[r] * weight + bias;
            strange += value * 0.0f;
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
    odd = strange;
}

// The same of any number of rows, which lie one after the other.
template <int LANES>
void normalise_all(const Norm& norm, std::ptrdiff_t rows, const float* x, float* out, Vector<LANES>& odd) {
    for (std::ptrdiff_t row = 0; row < rows; row += TOGETHER) {
        const std::ptrdiff_t place = row * norm.size, some = rows - row < TOGETHER ? rows - row : TOGETHER;
        normalise<LANES>(norm, some, x + place, out + place, odd);
    }
}

}  // namespace
