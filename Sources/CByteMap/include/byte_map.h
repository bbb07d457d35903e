#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Which of up to 64 bytes are of a kind, a bit for each: bit i speaks of byte i.
//
// In C for one reason: Swift compares vectors lane by lane, and its compiler does not join the answers into bits. The
// vectors are the compiler's own, so that every machine gets its best instructions.
typedef struct {
    uint64_t digits;
    uint64_t capitals;
    uint64_t small;
    uint64_t spaces;
    uint64_t beyond;
    // `_`, and from `-` to `/`, and `:`.
    uint64_t marks;
    uint64_t ats;
    // The letters A and B in either case.
    uint64_t firsts;
    // `(`, `)` and `+`.
    uint64_t brackets;
    uint64_t stars;
    uint64_t percents;
    uint64_t zeros;
} byte_map;

typedef uint8_t byte_map_lanes __attribute__((ext_vector_type(16)));
typedef _Bool byte_map_answers __attribute__((ext_vector_type(16)));

static inline uint64_t byte_map_within(byte_map_lanes lanes, uint8_t first, uint8_t last) {
    byte_map_answers answers = __builtin_convertvector((byte_map_lanes)(lanes - first) <= (uint8_t)(last - first), byte_map_answers);
    uint16_t bits;
    memcpy(&bits, &answers, sizeof bits);
    return bits;
}

// The map of `count` bytes, at most 64, of which `readable` may be read.
static inline byte_map byte_map_of(const uint8_t *bytes, size_t count, size_t readable) {
    byte_map map = {0};
    for (size_t offset = 0; offset < count; offset += 16) {
        byte_map_lanes lanes = {0};
        if (offset + 16 <= readable) {
            memcpy(&lanes, bytes + offset, 16);
        } else {
            memcpy(&lanes, bytes + offset, readable - offset);
        }
        map.digits |= byte_map_within(lanes, '0', '9') << offset;
        map.capitals |= byte_map_within(lanes, 'A', 'Z') << offset;
        map.small |= byte_map_within(lanes, 'a', 'z') << offset;
        map.spaces |= byte_map_within(lanes, ' ', ' ') << offset;
        map.beyond |= byte_map_within(lanes, 0x80, 0xFF) << offset;
        map.marks |= (byte_map_within(lanes, '-', ':') | byte_map_within(lanes, '_', '_')) << offset;
        map.firsts |= byte_map_within(lanes | 0x20, 'a', 'b') << offset;
        map.ats |= byte_map_within(lanes, '@', '@') << offset;
        map.brackets |= byte_map_within(lanes, '(', '+') << offset;
        map.stars |= byte_map_within(lanes, '*', '*') << offset;
        map.percents |= byte_map_within(lanes, '%', '%') << offset;
        map.zeros |= byte_map_within(lanes, '0', '0') << offset;
    }
    uint64_t all = count >= 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
    map.digits &= all;
    map.capitals &= all;
    map.small &= all;
    map.spaces &= all;
    map.beyond &= all;
    map.marks &= all & ~map.digits;
    map.firsts &= all;
    map.ats &= all;
    map.stars &= all;
    map.brackets &= all & ~map.stars;
    map.percents &= all;
    map.zeros &= all;
    return map;
}
