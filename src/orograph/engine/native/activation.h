// Activations of vectors.

#pragma once

#include "exponential.h"

namespace {

// x Phi(x) = max(x, 0) - |x| Phi(-|x|), with Phi(-|x|) = erfc(|x| / sqrt(2)) / 2 = exp(-x^2 / 2) p(t) and
// t = 1 / (1 + 0.4 |x| / sqrt(2)), where the polynomial p of degree 6, with p(0) = 0, was fitted to the smallest
// largest error of Phi, 1.5e-8. Of infinities it makes NaN.
template <int LANES>
inline Vector<LANES> gelu(Vector<LANES> x) {
    const Vector<LANES> zero = {}, size = absolute<LANES>(x);
    const Vector<LANES> t = 1.0f / (size * 0.282842712f + 1.0f);
    Vector<LANES> sum = t * -0.1001282605f + 0.354568252f;
    sum = sum * t - 0.185445435f;
    sum = sum * t + 0.234130389f;
    sum = sum * t + 0.0809143855f;
    sum = sum * t + 0.1159606455f;
    const Vector<LANES> tail = bell<LANES>(x) * (sum * t);
    return (x > zero ? x : zero) - size * tail;
}

// Negative numbers become 0; NaN stays NaN.
template <int LANES>
inline Vector<LANES> rectified(Vector<LANES> x) {
    return x < Vector<LANES>{} ? Vector<LANES>{} : x;
}

// Calls `call(vector)` for `count` numbers, the last vector filled up with zeros, and puts there what it gives; `out` may
// be `from`.
template <int LANES, typename Call>
inline void each(std::ptrdiff_t count, const float* from, float* out, const Call& call) {
    std::ptrdiff_t i = 0;
    for (; i + LANES <= count; i += LANES) store<LANES>(out + i, call(load<LANES>(from + i)));
    if (i < count) {
        Vector<LANES> value = {};
        std::memcpy(&value, from + i, (count - i) * sizeof(float));
        value = call(value);
        std::memcpy(out + i, &value, (count - i) * sizeof(float));
    }
}

// GELU of `count` numbers; 0 times each result is added to `odd`.
template <int LANES>
inline void gelu(std::ptrdiff_t count, const float* from, float* out, Vector<LANES>& odd) {
    Vector<LANES> strange = odd;
    each<LANES>(count, from, out, [&](Vector<LANES> x) {
        const Vector<LANES> value = gelu<LANES>(x);
        strange += value * 0.0f;
        return value;
    });
    odd = strange;
}

template <int LANES>
inline void rectified(std::ptrdiff_t count, const float* from, float* out) {
    each<LANES>(count, from, out, [](Vector<LANES> x) { return rectified<LANES>(x); });
}

}  // namespace
