// Memory that a kernel needs while it runs.

#pragma once

#include <cstddef>
#include <cstdlib>

// Room for numbers, from the beginning of a line of the cache on: the same at every call of a thread, which keeps the
// most that it was asked for, so that it is mapped, and mostly in the cache. Null if there is not so much memory:
// kernels then say that they cannot do it, as of numbers that are not finite.
inline float* room(std::ptrdiff_t count) {
    struct Kept {
        float* place = nullptr;
        std::ptrdiff_t count = 0;
        ~Kept() { std::free(place); }
    };
    thread_local Kept kept;
    if (count > kept.count || !kept.place) {
        constexpr std::size_t line = 64;
        std::free(kept.place);
        kept.place = static_cast<float*>(std::aligned_alloc(line, (count * sizeof(float) / line + 1) * line));
        kept.count = kept.place ? count : 0;
    }
    return kept.place;
}
