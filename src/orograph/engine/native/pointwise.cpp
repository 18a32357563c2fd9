// What a transformer does between products of matrices, in single precision: the activation GELU, and normalisation
// over the last axis (LayerNorm). A number, or a row, is computed alike wherever it is.

#include "activation.h"
#include "normalise.h"

namespace {

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
    for (std::ptrdiff_t row = 0; row < rows; row += TOGETHER) {
        const std::ptrdiff_t place = row * size, some = rows - row < TOGETHER ? rows - row : TOGETHER;
        if (other) add<WIDE>(some * size, from + place, other + place, sum + place);
        normalise<WIDE>(norm, some, (other ? sum : from) + place, out + place, odd);
    }
    return is_zero<WIDE>(odd);
}
}
