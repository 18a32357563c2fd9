// Attention in single precision, one head after the other:
//
//     out = softmax(scale * Q K' where allowed) V
//
// For a few queries at a time, whose scores stay in the cache: their products with all keys up to the last one that any
// of them may look at, the softmax of each, and the sum over values.
//
// T. Dao, D. Fu, S. Ermon, A. Rudra, C. Re: FlashAttention: fast and memory-efficient exact attention with
// IO-awareness. NeurIPS 2022.
//
// Every query is computed alike, whatever else is in the batch.

#include <limits>

#include "exponential.h"
#include "room.h"

namespace {

// Queries that are worked on together, as many rows as `multiply` takes at a time; keys come in blocks of MOST.
constexpr std::ptrdiff_t QUERIES = 12;

// Between batches, heads and tokens.
struct Steps {
    std::int64_t batch, head, token;
};

// In the order of fields of `_Plan` in attention.py. Steps in numbers; those of the mask, also between its keys,
// in bytes.
struct Heads {
    std::int64_t batch, heads, queries, keys, size, together, causal;
    Steps q, k, v, mask, out;
    std::int64_t mask_key;
    std::ptrdiff_t padded() const { return (keys + MOST - 1) / MOST * MOST; }
};

// Memory for one head: its keys and values as `multiply` takes them, the scores of some queries, and what each query may
// look at.
struct Scratch {
    float *keys, *values, *scores;
    std::int64_t* seen;
    explicit Scratch(const Heads& heads) {
        const std::ptrdiff_t matrix = heads.padded() * heads.size, few = QUERIES * heads.padded();
        keys = room(2 * matrix + few + 2 * heads.queries);
        values = keys + matrix;
        scores = values + matrix;
        seen = reinterpret_cast<std::int64_t*>(scores + few);
    }
};

// What queries may look at: the first `seen[i]` keys, or some of the first `-seen[i]`.
void see(const Heads& heads, const std::uint8_t* mask, std::int64_t* seen) {
    for (std::ptrdiff_t i = 0; i < heads.queries; i++) {
        seen[i] = heads.causal && i < heads.keys ? i + 1 : heads.keys;
        if (!mask) continue;
        const std::uint8_t* row = mask + i * heads.mask.token;
        std::ptrdiff_t last = seen[i], first = 0;
        while (last > 0 && !row[(last - 1) * heads.mask_key]) last--;
        while (first < last && row[first * heads.mask_key]) first++;
        seen[i] = first == last ? last : -last;
    }
}

// K' as (keys / MOST, size, MOST), with zeros for keys that are not there; whether it is finite, also where nobody may
// look: what a model makes of such a score depends on how it hides it.
template <int LANES>
bool pack_keys(const Heads& heads, const float* from, float* to) {
    Vector<LANES> odd = {};
    for (std::ptrdiff_t j = 0; j < heads.keys; j++)
        for (std::ptrdiff_t d = 0; d < heads.size; d += LANES) odd += load<LANES>(from + j * heads.k.token + d) * 0.0f;
    for (std::ptrdiff_t first = 0; first < heads.padded(); first += MOST, to += MOST * heads.size) {
        const std::ptrdiff_t count = heads.keys - first < MOST ? heads.keys - first : MOST;
        if (count < MOST) std::memset(to, 0, MOST * heads.size * sizeof(float));
        const float* some = from + first * heads.k.token;
        if (count == MOST)
            for (std::ptrdiff_t d = 0; d < heads.size; d++)
                for (std::ptrdiff_t j = 0; j < MOST; j++) to[d * MOST + j] = some[j * heads.k.token + d];
        else
            for (std::ptrdiff_t d = 0; d < heads.size; d++)
                for (std::ptrdiff_t j = 0; j < count; j++) to[d * MOST + j] = some[j * heads.k.token + d];
    }
    return is_zero<LANES>(odd);
}

// V as (size / (WIDTH * LANES), keys, WIDTH * LANES); whether it is finite.
template <int LANES, int WIDTH>
bool pack_values(const Heads& heads, const float* from, float* to) {
    Vector<LANES> odd = {};
    for (std::ptrdiff_t c = 0; c < heads.size; c += WIDTH * LANES)
        for (std::ptrdiff_t j = 0; j < heads.keys; j++, to += WIDTH * LANES)
            for (int w = 0; w < WIDTH; w++) {
                const Vector<LANES> value = load<LANES>(from + j * heads.v.token + c + w * LANES);
                odd += value * 0.0f;
                store<LANES>(to + w * LANES, value);
            }
    return is_zero<LANES>(odd);
}

// Scores of a query become -infinity where it may not look, up to `wide`; the largest of them.
inline float look(
    const Heads& heads, const std::uint8_t* mask, std::int64_t seen, std::ptrdiff_t wide, float* scores
) {
    constexpr float nothing = -std::numeric_limits<float>::infinity();
    const std::ptrdiff_t count = seen < 0 ? -seen : seen;
    if (seen < 0)
        for (std::ptrdiff_t j = 0; j < count; j++) scores[j] = mask[j * heads.mask_key] ? scores[j] : nothing;
    const Vector<WIDE> hidden = Vector<WIDE>{} + nothing, end = Vector<WIDE>{} + static_cast<float>(count);
    Vector<WIDE> most = hidden, place = {};
    for (int i = 0; i < WIDE; i++) place[i] = static_cast<float>(i);
    for (std::ptrdiff_t j = 0; j < wide; j += WIDE) {
        const Vector<WIDE> some = place < end ? load<WIDE>(scores + j) : hidden;
        store<WIDE>(scores + j, some);
        most = some > most ? some : most;
        place += static_cast<float>(WIDE);
    }
    return largest<WIDE>(most);
}

// Scores become exp(score - most); returns their sum.
inline float weigh(std::ptrdiff_t wide, float most, float* scores) {
    Vector<WIDE> sums = {};
    for (std::ptrdiff_t j = 0; j < wide; j += WIDE) {
        const Vector<WIDE> some = exponential<WIDE>(load<WIDE>(scores + j) - most);
        sums += some;
        store<WIDE>(scores + j, some);
    }
    return total<WIDE>(sums);
}

// Asks for the first tokens of a head, which lie too far apart for the processor to foresee.
void foresee(const float* from, std::ptrdiff_t tokens, std::ptrdiff_t step, std::ptrdiff_t size) {
    constexpr std::ptrdiff_t line = 16, most = 128;
    for (std::ptrdiff_t i = 0; i < tokens && i < most; i++)
        for (std::ptrdiff_t d = 0; d < size; d += line) __builtin_prefetch(from + i * step + d);
}

// One head; a query that may look at nothing gets 0. Returns whether values and results are finite.
template <int LANES, int WIDTH>
bool attend(
    const Heads& heads, const float* q, const float* k, const float* v, const std::uint8_t* mask, float scale,
    float* out, const Scratch& scratch
) {
    const std::ptrdiff_t size = heads.size, padded = heads.padded(), step = heads.out.token;
    if (!pack_keys<LANES>(heads, k, scratch.keys)) return false;
    if (!pack_values<LANES, WIDTH>(heads, v, scratch.values)) return false;  // 0 * infinity would count, too
    Vector<LANES> odd = {};
    for (std::ptrdiff_t first = 0; first < heads.queries; first += QUERIES) {
        const std::ptrdiff_t count = heads.queries - first < QUERIES ? heads.queries - first : QUERIES;
        const std::int64_t* seen = scratch.seen + first;
        std::ptrdiff_t last = 0;
        for (std::ptrdiff_t i = 0; i < count; i++) {
            const std::ptrdiff_t its = seen[i] < 0 ? -seen[i] : seen[i];
            last = its > last ? its : last;
        }
        const std::ptrdiff_t wide = (last + WIDE - 1) / WIDE * WIDE;
        for (std::ptrdiff_t i = 0; i < count; i++)  // of others, scores tell
            for (std::ptrdiff_t d = 0; d < size && !seen[i]; d += LANES)
                odd += load<LANES>(q + (first + i) * heads.q.token + d) * 0.0f;
        const auto keep_score = [=, scores = scratch.scores](std::ptrdiff_t row, std::ptrdiff_t column, Vector<WIDE> sum) {
            store<WIDE>(scores + row * padded + column, sum * scale);
        };
        const Rows some = {q + first * heads.q.token, heads.q.token};
        multiply<WIDE, 2>(size, last, some, scratch.keys, size, count, keep_score);
        float most[QUERIES], share[QUERIES];
        for (std::ptrdiff_t i = 0; i < count; i++) {
            const std::uint8_t* allowed = mask ? mask + (first + i) * heads.mask.token : nullptr;
            most[i] = look(heads, allowed, seen[i], wide, scratch.scores + i * padded);
        }
        for (std::ptrdiff_t i = 0; i < count; i++) {
            const float sum = weigh(wide, seen[i] ? most[i] : 0, scratch.scores + i * padded);
            share[i] = seen[i] ? 1 / sum : 0;
        }
        float* to = out + first * step;
        const auto keep = [=, share = static_cast<const float*>(share)](std::ptrdiff_t row, std::ptrdiff_t column, Vector<LANES> sum) {
            store<LANES>(to + row * step + column, sum * share[row]);
        };
        multiply<LANES, WIDTH>(last, size, {scratch.scores, padded}, scratch.values, heads.keys, count, keep);
        for (std::ptrdiff_t i = 0; i < count; i++)
            for (std::ptrdiff_t d = 0; d < size; d += LANES) odd += load<LANES>(to + i * step + d) * 0.0f;
    }
    return is_zero<LANES>(odd);
}

}  // namespace

extern "C" {

// q, k, v, out: (batch, heads, tokens, size) by their steps, the numbers of a token side by side; mask: bytes that are
// not 0 where a query may look at a key, by its steps, or null; out is memory that is none of theirs. The size is a
// multiple of `together`. Returns whether all is finite, and every query may look at something unless `blind`.
int orograph_attention(
    const Heads* heads, const float* q, const float* k, const float* v, const std::uint8_t* mask, float scale,
    int blind, float* out
) {
    const Scratch scratch(*heads);
    if (!scratch.keys) return false;
    const auto at = [](const Steps& steps, std::ptrdiff_t b, std::ptrdiff_t h) {
        return b * steps.batch + h * steps.head;
    };
    const std::uint8_t* known = nullptr;
    bool finite = true;
    const auto look_at = [&](const std::uint8_t* here) {
        see(*heads, here, scratch.seen);
        for (std::ptrdiff_t i = 0; i < heads->queries; i++) finite = finite && (scratch.seen[i] || blind);
    };
    if (!mask) look_at(nullptr);
    with_vectors(heads->together, [&](auto lanes, auto vectors) {
        for (std::ptrdiff_t b = 0; b < heads->batch; b++)
            for (std::ptrdiff_t h = 0; h < heads->heads; h++) {
                const std::uint8_t* here = mask ? mask + at(heads->mask, b, h) : nullptr;
                if (here != known) look_at(here);
                known = here;
                const std::ptrdiff_t next = h + 1 < heads->heads ? b : b + 1, head = h + 1 < heads->heads ? h + 1 : 0;
                if (next < heads->batch) {
                    foresee(k + at(heads->k, next, head), heads->keys, heads->k.token, heads->size);
                    foresee(v + at(heads->v, next, head), heads->keys, heads->v.token, heads->size);
                    foresee(q + at(heads->q, next, head), heads->queries, heads->q.token, heads->size);
                }
                finite = finite && attend<decltype(lanes)::value, decltype(vectors)::value>(
                    *heads, q + at(heads->q, b, h), k + at(heads->k, b, h), v + at(heads->v, b, h), here, scale,
                    out + at(heads->out, b, h), scratch
                );
            }
    });
    return finite;
}
}
