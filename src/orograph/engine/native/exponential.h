// The exponential function of vectors.

#pragma once

#include "vectors.h"

namespace {

// exp(x) for x <= 0, to two units in the last place; 0 where x < -87. NaN stays NaN.
//
// x = n ln 2 + r with a whole n and |r| <= ln 2 / 2; then a polynomial in r, times 2^n.
template <int LANES>
inline Vector<LANES> exponential(Vector<LANES> x) {
    typedef std::int32_t Whole __attribute__((vector_size(LANES * sizeof(float))));
    const Vector<LANES> least = Vector<LANES>{} - 87.0f;
    const auto small = x < least;
    const Vector<LANES> y = small ? least : x;
    const Vector<LANES> shifted = y * 1.44269504f + 12582912.0f;  // 1.5 * 2^23 leaves no room for a fraction
    const Vector<LANES> n = shifted - 12582912.0f;
    const Vector<LANES> r = (y - n * 0.693359375f) + n * 2.12194440e-4f;  // ln 2 in two parts
    Vector<LANES> sum = r * (1.0f / 5040) + 1.0f / 720;
    sum = sum * r + 1.0f / 120;
    sum = sum * r + 1.0f / 24;
    sum = sum * r + 1.0f / 6;
    sum = sum * r + 0.5f;
    sum = sum * r + 1.0f;
    sum = sum * r + 1.0f;
    Whole bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    bits = (bits << 23) + 0x3f800000;  // 2^n, as n is in the last bits
    Vector<LANES> power;
    std::memcpy(&power, &bits, sizeof power);
    return small ? Vector<LANES>{} : sum * power;
}

}  // namespace
