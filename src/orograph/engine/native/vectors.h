// Vectors of the processor that this is compiled for, and products of matrices.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

// Numbers that are worked on together at most: two vectors.
#if defined(MOST)
#elif defined(__AVX512F__)
#define MOST 32
#elif defined(__AVX__)
#define MOST 16
#else
#define MOST 8
#endif

namespace {

// Numbers of a vector.
constexpr int WIDE = MOST / 2;

template <int LANES>
struct Vectors {
    typedef float Type __attribute__((vector_size(LANES * sizeof(float))));
    typedef std::int32_t Whole __attribute__((vector_size(LANES * sizeof(float))));
};

template <int LANES>
using Vector = typename Vectors<LANES>::Type;

template <int LANES>
inline Vector<LANES> load(const float* place) {
    Vector<LANES> value;
    std::memcpy(&value, place, sizeof value);
    return value;
}

template <int LANES>
inline void store(float* place, Vector<LANES> value) {
    std::memcpy(place, &value, sizeof value);
}

// All numbers of a vector as one, by `join` of two vectors or numbers.
template <int LANES, typename Join>
inline float reduce(Vector<LANES> value, const Join& join) {
    if constexpr (LANES > 4) {
        Vector<LANES / 2> half[2];
        std::memcpy(half, &value, sizeof value);
        return reduce<LANES / 2>(join(half[0], half[1]), join);
    } else {
        return join(join(value[0], value[2]), join(value[1], value[3]));
    }
}

template <int LANES>
inline float total(Vector<LANES> value) {
    return reduce<LANES>(value, [](auto a, auto b) { return a + b; });
}

// The largest number of a vector, NaN or not where there is one.
template <int LANES>
inline float largest(Vector<LANES> value) {
    return reduce<LANES>(value, [](auto a, auto b) { return a > b ? a : b; });
}

// Whether a sum of numbers times 0 says that all of them are finite.
template <int LANES>
inline bool is_zero(Vector<LANES> value) {
    bool zero = true;
    for (int i = 0; i < LANES; i++) zero = zero && value[i] == 0.0f;
    return zero;
}

// Rows of a matrix, the first numbers of two rows being `step` apart.
struct Rows {
    const float* first;
    std::ptrdiff_t step;
    Rows from(std::ptrdiff_t row) const { return {first + row * step, step}; }
};

// ROWS rows of `inner` numbers times WIDTH vectors of columns, held in registers; `keep(row, column, sum)` gets them, from
// this row and this column on. A function of its own, since there are no registers left for what its caller knows.
template <int LANES, int ROWS, int WIDTH, typename Keep>
__attribute__((noinline)) void multiply_block(
    std::ptrdiff_t inner, const Rows rows, const float* weights, std::ptrdiff_t first, std::ptrdiff_t column,
    const Keep keep
) {
    constexpr int GROUPS = (ROWS + 2) / 3;
    const float* row[GROUPS];  // every third: addresses may add one or two steps
    for (int g = 0; g < GROUPS; g++) {
        row[g] = rows.first + 3 * g * rows.step;
        asm("" : "+r"(row[g]));  // the compiler shall not see how they are related, or it makes one for each row
    }
    Vector<LANES> sum[ROWS][WIDTH];
    for (int r = 0; r < ROWS; r++)
        for (int w = 0; w < WIDTH; w++) sum[r][w] = Vector<LANES>{};
    for (const float* end = weights + inner * WIDTH * LANES; weights != end; weights += WIDTH * LANES) {
        Vector<LANES> weight[WIDTH];
        for (int w = 0; w < WIDTH; w++) weight[w] = load<LANES>(weights + w * LANES);
        for (int r = 0; r < ROWS; r++)
            for (int w = 0; w < WIDTH; w++) sum[r][w] += row[r / 3][r % 3 * rows.step] * weight[w];
        for (int g = 0; g < GROUPS; g++) row[g]++;
    }
#pragma GCC unroll 16
    for (int r = 0; r < ROWS; r++)
        for (int w = 0; w < WIDTH; w++) keep(first + r, column + w * LANES, sum[r][w]);
}

// Parts of `count` rows, as many at a time as there are registers for their sums.
template <int LANES, int ROWS, int WIDTH, typename Keep>
inline std::ptrdiff_t multiply_rows(
    std::ptrdiff_t inner, const Rows& rows, const float* weights, std::ptrdiff_t from, std::ptrdiff_t count,
    std::ptrdiff_t column, const Keep& keep
) {
    for (; from + ROWS <= count; from += ROWS)
        multiply_block<LANES, ROWS, WIDTH>(inner, rows.from(from), weights, from, column, keep);
    return from;
}

// `count` rows of `inner` numbers times weights that lie as (columns / (WIDTH * LANES), depth, WIDTH * LANES), of which
// the first `inner` of `depth` are used; `keep(row, column, sum)` gets a vector of the product at a time. It is copied:
// what it holds by value need not be read again after it has written a vector somewhere.
template <int LANES, int WIDTH, typename Keep>
void multiply(
    std::ptrdiff_t inner, std::ptrdiff_t columns, const Rows& rows, const float* weights, std::ptrdiff_t depth,
    std::ptrdiff_t count, const Keep& keep
) {
    for (std::ptrdiff_t c = 0; c < columns; c += WIDTH * LANES) {
        const float* some = weights + c * depth;
        std::ptrdiff_t done = multiply_rows<LANES, 12 / WIDTH, WIDTH>(inner, rows, some, 0, count, c, keep);
        done = multiply_rows<LANES, 4 / WIDTH, WIDTH>(inner, rows, some, done, count, c, keep);
        multiply_rows<LANES, 1, WIDTH>(inner, rows, some, done, count, c, keep);
    }
}

// Calls `call(lanes, width)` with the vectors that make up `together` numbers.
template <typename Call>
void with_vectors(std::int64_t together, const Call& call) {
    const std::integral_constant<int, 1> one;
    const std::integral_constant<int, 2> two;
    const std::integral_constant<int, 4> four;
    const std::integral_constant<int, MOST / 2> lanes;
    if (together == MOST) call(lanes, two);
#if MOST > 16
    else if (together == 16) call(lanes, one);
#endif
#if MOST > 8
    else if (together == 8) call(std::integral_constant<int, 8>(), one);
#endif
    else call(four, one);
}

}  // namespace
