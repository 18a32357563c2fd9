// 3 x 3 convolutions in single precision, with stride 1 and a border of one zero, by the algorithm F(4 x 4, 3 x 3) of
// Toom, Cook and Winograd:
//
//     Y = A' [ sum over channels of (G g G') * (B' d B) ] A,    d: 6 x 6 inputs, g: 3 x 3 weights, Y: 4 x 4 outputs
//
// with 36 products for 16 outputs in place of 144. Polynomials of degree 3 in each direction are known by their values
// at 0, +-P, +-Q and infinity. With the usual points 0, +-1, +-2 errors are twice as large as with these, which were the
// best of sixteen pairs tried; sums and products of them are exact. Weights are transformed in double precision, since
// an error of theirs would be the same for all images.
//
// A. Lavin, S. Gray: Fast algorithms for convolutional neural networks. CVPR 2016.
// B. Barabasz, A. Anderson, K. Soodhalter, D. Gregg: Error analysis and improving the accuracy of Winograd convolution
// for deep neural networks. ACM Transactions on Mathematical Software 46, 2020.
//
// Images lie with their channels last. A block of tiles is transformed, multiplied and transformed back while it is in
// the cache, so that between two layers only images are written. An image is computed alike in every batch.

#include "activation.h"
#include "room.h"

namespace {

constexpr int IN = 6, OUT = 4, PLACES = IN * IN;

constexpr double P = 0.625, Q = 1.5, P2 = P * P, Q2 = Q * Q;

// What is done to the sums of a layer: bias, other summand, rectifier; NaN stays NaN.
struct Finish {
    const float *bias, *other;
    bool rectify;
    float* out;

    template <int LANES>
    inline void write(Vector<LANES> sum, std::ptrdiff_t column, std::ptrdiff_t place) const {
        if (bias) sum += load<LANES>(bias + column);
        if (other) sum += load<LANES>(other + place);
        if (rectify) sum = rectified<LANES>(sum);
        store<LANES>(out + place, sum);
    }
};

// In the order of fields of `_Plan` in winograd.py.
struct Shape {
    std::int64_t images, height, width, inputs, outputs, together, block;
    std::ptrdiff_t down() const { return (height + OUT - 1) / OUT; }
    std::ptrdiff_t across() const { return (width + OUT - 1) / OUT; }
    std::ptrdiff_t tiles() const { return images * down() * across(); }
};

// Its first output; all tiles of all images follow each other.
struct Tile {
    std::ptrdiff_t image, y, x;

    void next(const Shape& shape) {
        x += OUT;
        if (x < shape.width) return;
        x = 0;
        y += OUT;
        if (y < shape.height) return;
        y = 0;
        image++;
    }
};

// B' d
template <typename Number>
inline void transform_inputs(const Number* d, Number* to, std::ptrdiff_t step) {
    constexpr float p = P, q = Q, p2 = P2, q2 = Q2, both = P2 * Q2, sum = P2 + Q2;
    const Number even_p = d[4] - q2 * d[2], odd_p = d[3] - q2 * d[1];
    const Number even_q = d[4] - p2 * d[2], odd_q = d[3] - p2 * d[1];
    to[0] = d[4] - sum * d[2] + both * d[0];
    to[step] = even_p + p * odd_p;
    to[2 * step] = even_p - p * odd_p;
    to[3 * step] = even_q + q * odd_q;
    to[4 * step] = even_q - q * odd_q;
    to[5 * step] = d[5] - sum * d[3] + both * d[1];
}

// A' m
template <typename Number>
inline void transform_outputs(const Number* m, Number* to, std::ptrdiff_t step) {
    constexpr float p = P, q = Q, p2 = P2, q2 = Q2, p3 = P * P2, q3 = Q * Q2;
    const Number even_p = m[1] + m[2], odd_p = m[1] - m[2], even_q = m[3] + m[4], odd_q = m[3] - m[4];
    to[0] = m[0] + even_p + even_q;
    to[step] = p * odd_p + q * odd_q;
    to[2 * step] = p2 * even_p + q2 * even_q;
    to[3 * step] = p3 * odd_p + q3 * odd_q + m[5];
}

// G g
template <typename Number>
inline void transform_weights(const Number* g, Number* to, std::ptrdiff_t step) {
    constexpr double at_p = 1 / (2 * P2 * (P2 - Q2)), at_q = 1 / (2 * Q2 * (Q2 - P2));
    to[0] = g[0] * (1 / (P2 * Q2));
    to[step] = (g[0] + P * g[1] + P2 * g[2]) * at_p;
    to[2 * step] = (g[0] - P * g[1] + P2 * g[2]) * at_p;
    to[3 * step] = (g[0] + Q * g[1] + Q2 * g[2]) * at_q;
    to[4 * step] = (g[0] - Q * g[1] + Q2 * g[2]) * at_q;
    to[5 * step] = g[2];
}

// B' d B of one tile: 36 numbers a channel, `step` apart. `at(row, column, channel)` reads its inputs.
template <int LANES, typename Read>
inline void read_channels(std::ptrdiff_t channels, const Read& at, float* out, std::ptrdiff_t step) {
    for (std::ptrdiff_t c = 0; c < channels; c += LANES) {
        Vector<LANES> half[IN * IN], d[IN], whole[IN];
        for (int i = 0; i < IN; i++) {
            for (int j = 0; j < IN; j++) d[j] = at(i, j, c);
            transform_inputs(d, half + i, IN);
        }
        for (int j = 0; j < IN; j++) {
            transform_inputs(half + IN * j, whole, 1);
            for (int i = 0; i < IN; i++) store<LANES>(out + (IN * i + j) * step + c, whole[i]);
        }
    }
}

template <int LANES>
void read_tile(
    const Shape& shape, const Tile& tile, const float* images, const float* zeros, float* out, std::ptrdiff_t step
) {
    const std::ptrdiff_t row = shape.width * shape.inputs, top = tile.y - 1, left = tile.x - 1;
    const float* image = images + tile.image * shape.height * row;
    if (top >= 0 && left >= 0 && top + IN <= shape.height && left + IN <= shape.width) {
        const float* corner = image + top * row + left * shape.inputs;
        const auto at = [&](int i, int j, std::ptrdiff_t c) {
            return load<LANES>(corner + i * row + j * shape.inputs + c);
        };
        read_channels<LANES>(shape.inputs, at, out, step);
        return;
    }
    const float* pixels[IN][IN];
    for (std::ptrdiff_t i = 0; i < IN; i++)
        for (std::ptrdiff_t j = 0; j < IN; j++) {
            const std::ptrdiff_t y = top + i, x = left + j;
            const bool there = y >= 0 && y < shape.height && x >= 0 && x < shape.width;
            pixels[i][j] = there ? image + y * row + x * shape.inputs : zeros;
        }
    const auto at = [&](int i, int j, std::ptrdiff_t c) { return load<LANES>(pixels[i][j] + c); };
    read_channels<LANES>(shape.inputs, at, out, step);
}

// A' m A of one tile: up to 4 x 4 outputs. Whether the sums are finite.
template <int LANES>
bool write_tile(
    const Shape& shape, const Tile& tile, const float* products, std::ptrdiff_t step, const Finish& finish
) {
    Vector<LANES> odd = {};
    const std::ptrdiff_t corner = ((tile.image * shape.height + tile.y) * shape.width + tile.x) * shape.outputs;
    const std::ptrdiff_t below = shape.height - tile.y, right = shape.width - tile.x;
    for (std::ptrdiff_t c = 0; c < shape.outputs; c += LANES) {
        Vector<LANES> half[OUT * IN], m[IN], sums[OUT];
        for (int j = 0; j < IN; j++) {
            for (int i = 0; i < IN; i++) m[i] = load<LANES>(products + (IN * i + j) * step + c);
            transform_outputs(m, half + j, IN);
        }
        for (std::ptrdiff_t i = 0; i < OUT && i < below; i++) {
            transform_outputs(half + IN * i, sums, 1);
            odd += (sums[0] + sums[1] + sums[2] + sums[3]) * 0.0f;  // NaN, if one of them is not finite
            for (std::ptrdiff_t j = 0; j < OUT && j < right; j++)
                finish.write<LANES>(sums[j], c, corner + (i * shape.width + j) * shape.outputs + c);
        }
    }
    return is_zero<LANES>(odd);
}

// Whether all sums are finite: differences of infinities reach further than infinities in sums as written.
template <int LANES, int WIDTH>
bool convolve(
    const Shape& shape, const float* images, const float* weights, const Finish& finish
) {
    const std::ptrdiff_t block = shape.block, needed = PLACES * block * (shape.inputs + shape.outputs);
    float* const scratch = room(needed + shape.inputs);
    if (!scratch) return false;
    float* const zeros = scratch + needed;
    std::memset(zeros, 0, shape.inputs * sizeof(float));
    bool finite = true;
    Tile first = {0, 0, 0};
    for (std::ptrdiff_t start = 0; start < shape.tiles(); start += block) {
        const std::ptrdiff_t count = shape.tiles() - start < block ? shape.tiles() - start : block;
        const std::ptrdiff_t before = count * shape.inputs, after = count * shape.outputs;
        float* products = scratch + PLACES * before;
        Tile tile = first;
        for (std::ptrdiff_t t = 0; t < count; t++, tile.next(shape))
            read_tile<LANES>(shape, tile, images, zeros, scratch + t * shape.inputs, before);
        for (int place = 0; place < PLACES; place++) {
            float* to = products + place * after;
            const auto keep = [to, step = shape.outputs](std::ptrdiff_t row, std::ptrdiff_t column, Vector<LANES> sum) {
                store<LANES>(to + row * step + column, sum);
            };
            multiply<LANES, WIDTH>(
                shape.inputs, shape.outputs, {scratch + place * before, shape.inputs},
                weights + place * shape.inputs * shape.outputs, shape.inputs, count, keep
            );
        }
        for (std::ptrdiff_t t = 0; t < count; t++, first.next(shape))
            finite = write_tile<LANES>(shape, first, products + t * shape.outputs, after, finish) && finite;
    }
    return finite;
}

}  // namespace

extern "C" {

// The most channels that are worked on together; halves of it, down to 4, do as well.
int orograph_most() { return MOST; }

// Numbers of a vector for so many channels.
int orograph_lanes(std::int64_t together) {
    int found = 0;
    with_vectors(together, [&](auto lanes, auto) { found = decltype(lanes)::value; });
    return found;
}

// G g G': from (outputs, inputs, 3, 3) to (6, 6, outputs / together, inputs, together).
void orograph_winograd_weights(
    std::int64_t together, std::int64_t outputs, std::int64_t inputs, const float* weights, float* out
) {
    for (std::int64_t block = 0; block < outputs; block += together)
        for (std::int64_t k = 0; k < inputs; k++) {
            float all[PLACES][MOST];
            for (std::int64_t o = 0; o < together; o++) {
                const float* g = weights + ((block + o) * inputs + k) * 9;
                double half[IN][3], whole[IN];
                for (int j = 0; j < 3; j++) {
                    const double column[3] = {g[j], g[3 + j], g[6 + j]};
                    transform_weights(column, &half[0][j], 3);
                }
                for (int i = 0; i < IN; i++) {
                    transform_weights(half[i], whole, 1);
                    for (int j = 0; j < IN; j++) all[IN * i + j][o] = static_cast<float>(whole[j]);
                }
            }
            float* to = out + block * inputs + k * together;
            for (int place = 0; place < PLACES; place++)
                std::memcpy(to + place * inputs * outputs, all[place], together * sizeof(float));
        }
}

// from: (images, height, width, inputs); out and other: (images, height, width, outputs), which may be one memory;
// weights: see above; bias and other may be null; `block` tiles are worked on together. Both numbers of channels are
// multiples of a vector, that of outputs is one of `together`. Returns whether all sums, of which outputs are made, are
// finite.
int orograph_winograd(
    const Shape* shape, const float* from, const float* weights, const float* bias, const float* other,
    int rectify, float* out
) {
    const Finish finish = {bias, other, rectify != 0, out};
    bool finite = true;
    with_vectors(shape->together, [&](auto lanes, auto vectors) {
        finite = convolve<decltype(lanes)::value, decltype(vectors)::value>(*shape, from, weights, finish);
    });
    return finite;
}
}
