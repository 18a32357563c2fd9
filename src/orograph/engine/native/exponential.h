// The exponential function of vectors.

#pragma once

#include "vectors.h"

namespace {

// 1.5 * 2^23: numbers of its size have no fraction, and the last bits of a sum with it are a whole number.
constexpr float SHIFT = 12582912.0f;

template <int LANES>
using Whole = typename Vectors<LANES>::Whole;

template <int LANES>
inline Vector<LANES> absolute(Vector<LANES> x) {
    Whole<LANES> bits;
    std::memcpy(&bits, &x, sizeof bits);
    bits &= 0x7fffffff;
    std::memcpy(&x, &bits, sizeof x);
    return x;
}

// 2^n, where n = shifted - SHIFT is a whole number from -126 to 127; 0 for n = -127.
template <int LANES>
inline Vector<LANES> power(Vector<LANES> shifted) {
    Whole<LANES> bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    bits = (bits << 23) + 0x3f800000;
    Vector<LANES> value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

// exp(x) for x <= 0, to two units in the last place; 0 where x < -87.69. NaN stays NaN.
//
// x = n ln 2 + r with a whole n and |r| <= ln 2 / 2; then 2^n times a polynomial of degree 6 in r, which was fitted to
// the smallest largest relative error, 3e-9.
template <int LANES>
inline Vector<LANES> exponential(Vector<LANES> x) {
    const Vector<LANES> least = Vector<LANES>{} - 88.0f;
    const Vector<LANES> y = x < least ? least : x;
    const Vector<LANES> shifted = y * 1.44269504f + SHIFT;
    const Vector<LANES> n = shifted - SHIFT;
    const Vector<LANES> r = (y - n * 0.693359375f) + n * 2.12194440e-4f;  // ln 2 in two parts
    Vector<LANES> sum = r * 0.0013814501f + 0.0083687352f;
    sum = sum * r + 0.041668389f;
    sum = sum * r + 0.166665211f;
    sum = sum * r + 0.49999994f;
    sum = sum * r + 1.0f;
    sum = sum * r + 1.0f;
    return sum * power<LANES>(shifted);
}

// exp(-x^2 / 2), where x is so large that it is less than 2^-125 that; up to rounding of x^2 / 2. NaN stays NaN.
//
// 2^z = 2^n 2^r with a whole n and |r| <= 1 / 2; the polynomial's relative error is 2e-9.
template <int LANES>
inline Vector<LANES> bell(Vector<LANES> x) {
    const Vector<LANES> least = Vector<LANES>{} - 125.0f, exponent = x * (x * -0.72134752f);
    const Vector<LANES> z = exponent < least ? least : exponent;
    const Vector<LANES> shifted = z + SHIFT;
    const Vector<LANES> r = z - (shifted - SHIFT);
    Vector<LANES> sum = r * 0.000153532848f + 0.00133988983f;
    sum = sum * r + 0.00961843785f;
    sum = sum * r + 0.0555033237f;
    sum = sum * r + 0.240226477f;
    sum = sum * r + 0.693147182f;
    sum = sum * r + 1.0f;
    return sum * power<LANES>(shifted);
}

}  // namespace
