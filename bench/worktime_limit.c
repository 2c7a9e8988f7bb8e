/* The limit: the tables of motcua.worktime.vector, read in one plain loop. */
#include <stdint.h>

static inline int64_t work_before(int64_t at, const int64_t *opens, const int64_t *shifts,
                                  int64_t width) {
    int64_t slot = at / width;
    return (at > opens[slot] ? at : opens[slot]) + shifts[slot];
}

void due(int64_t rows, const int64_t *starts, const int64_t *seconds, int64_t *out,
         const int64_t *opens, const int64_t *shifts, const int64_t *clocks,
         int64_t begin, int64_t width, int64_t part) {
    for (int64_t i = 0; i < rows; i++) {
        int64_t none = seconds[i] == 0;
        int64_t work = work_before(starts[i] - begin, opens, shifts, width) + seconds[i] + none;
        out[i] = work + clocks[work / part] - none;
    }
}

void elapsed(int64_t rows, const int64_t *starts, const int64_t *ends, int64_t *out,
             const int64_t *opens, const int64_t *shifts, int64_t begin, int64_t width) {
    for (int64_t i = 0; i < rows; i++)
        out[i] = work_before(ends[i] - begin, opens, shifts, width) -
                 work_before(starts[i] - begin, opens, shifts, width);
}
