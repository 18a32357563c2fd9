// What the scores of some classes are worth, of which one is right:
//
//     loss = log(1 + sum_{j != t} exp(z_j - z_t)) - (z_y - z_t), where z_t = max_j z_j
//
// For as many rows at a time as a vector has numbers; everything behind the difference is in double precision.

#include <algorithm>
#include <cmath>

#include "vectors.h"

namespace {

// Half as many doubles as there are floats in a vector.
constexpr int HALF = WIDE / 2;
typedef double Doubles __attribute__((vector_size(HALF * sizeof(double))));
typedef std::int64_t Longs __attribute__((vector_size(HALF * sizeof(double))));
typedef float Floats __attribute__((vector_size(HALF * sizeof(float))));
typedef std::int32_t Ints __attribute__((vector_size(WIDE * sizeof(float))));
typedef std::int32_t HalfInts __attribute__((vector_size(HALF * sizeof(float))));

// Classes of WIDE rows that lie in the first cache together.
constexpr std::ptrdiff_t CLASSES = 128;

// 1.5 * 2^52: numbers of its size have no fraction, and the last bits of a sum with it are a whole number.
constexpr double SHIFT = 6755399441055744.0;

// exp(x) for x <= 0, to a unit in the last place; 0 where x < -709. NaN stays NaN.
//
// x = n ln 2 + r with a whole n and |r| <= ln 2 / 2; then 2^n times the Taylor polynomial of degree 13 in r, whose
// relative error is 6e-18.
inline Doubles exponential(Doubles x) {
    const Doubles least = Doubles{} - 709.2;
    const Doubles y = x < least ? least : x;
    const Doubles shifted = y * 1.4426950408889634 + SHIFT;
    const Doubles n = shifted - SHIFT;
    const Doubles r = (y - n * 0.693147180369123816490) - n * 1.90821492927058770002e-10;  // ln 2 in two parts
    Doubles sum = r * (1 / 6227020800.0) + 1 / 479001600.0;
    sum = sum * r + 1 / 39916800.0;
    sum = sum * r + 1 / 3628800.0;
    sum = sum * r + 1 / 362880.0;
    sum = sum * r + 1 / 40320.0;
    sum = sum * r + 1 / 5040.0;
    sum = sum * r + 1 / 720.0;
    sum = sum * r + 1 / 120.0;
    sum = sum * r + 1 / 24.0;
    sum = sum * r + 1 / 6.0;
    sum = sum * r + 0.5;
    sum = sum * r + 1.0;
    sum = sum * r + 1.0;
    Longs bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    bits = (bits << 52) + 0x3ff0000000000000;  // 2^n, and 0 for n = -1023
    Doubles power;
    std::memcpy(&power, &bits, sizeof power);
    return sum * power;
}

// WIDE rows of scores; numbers of a row are `across` apart, rows `step`.
struct Block {
    const float* first;
    std::ptrdiff_t step, across, classes;
    Vector<WIDE>* part;        // of CLASSES
    std::ptrdiff_t held = -1;  // the first class in it

    // Calls `call(class, scores of all rows)` for every class.
    template <typename Call>
    void each(const Call& call) {
        for (std::ptrdiff_t from = 0; from < classes; from += CLASSES) {
            const std::ptrdiff_t some = std::min(CLASSES, classes - from);
            if (held != from) {
                for (std::ptrdiff_t j = 0; j < some; j++) {
                    const float* score = first + (from + j) * across;
                    Vector<WIDE> z;
                    for (int r = 0; r < WIDE; r++) z[r] = score[r * step];
                    part[j] = z;
                }
                held = from;
            }
            for (std::ptrdiff_t j = 0; j < some; j++) call(from + j, part[j]);
        }
    }
};

// Losses of WIDE rows, and whether the right class is the first with the largest score; never where a score is NaN.
void score(Block block, const std::int64_t* right, double* loss, bool* is_right) {
    Vector<WIDE> top = Vector<WIDE>{} - INFINITY;
    Ints best = {};
    block.each([&](std::ptrdiff_t j, Vector<WIDE> z) {
        const Ints larger = z > top, odd = z != z;
        best = larger ? Ints{} + static_cast<std::int32_t>(j) : best;
        top = larger | odd ? z : top;
    });
    Floats tops[2];
    std::memcpy(tops, &top, sizeof tops);
    const Doubles high[2] = {__builtin_convertvector(tops[0], Doubles), __builtin_convertvector(tops[1], Doubles)};
    HalfInts halves[2];
    std::memcpy(halves, &best, sizeof best);
    const Longs first[2] = {__builtin_convertvector(halves[0], Longs), __builtin_convertvector(halves[1], Longs)};
    Doubles rest[2] = {high[0] - high[0], high[1] - high[1]};  // NaN if there is no largest finite score
    block.each([&](std::ptrdiff_t j, Vector<WIDE> z) {
        Floats half[2];
        std::memcpy(half, &z, sizeof half);
        for (int h = 0; h < 2; h++) {
            const Doubles one = exponential(__builtin_convertvector(half[h], Doubles) - high[h]);
            rest[h] += first[h] == Longs{} + j ? Doubles{} : one;
        }
    });
    for (int r = 0; r < WIDE; r++) {
        const double own = block.first[r * block.step + right[r] * block.across];
        loss[r] = std::log1p(rest[r / HALF][r % HALF]) - (own - top[r]);
        is_right[r] = best[r] == right[r] && top[r] == top[r];
    }
}

}  // namespace

extern "C" {

// scores: `rows` times `classes` numbers, rows `step` and classes `across` apart; right: a class of every row; loss and
// is_right: a number of every row. Rows do not depend on each other.
void orograph_score(
    std::int64_t rows, std::int64_t classes, std::int64_t step, std::int64_t across, const float* scores,
    const std::int64_t* right, double* loss, bool* is_right
) {
    Vector<WIDE> part[CLASSES];
    std::ptrdiff_t row = 0;
    for (; row + WIDE <= rows; row += WIDE)
        score({scores + row * step, step, across, classes, part}, right + row, loss + row, is_right + row);
    for (; row < rows; row++) {  // a block of one row, time and again
        std::int64_t same[WIDE];
        double losses[WIDE];
        bool answers[WIDE];
        std::fill(same, same + WIDE, right[row]);
        score({scores + row * step, 0, across, classes, part}, same, losses, answers);
        loss[row] = losses[0];
        is_right[row] = answers[0];
    }
}
}
