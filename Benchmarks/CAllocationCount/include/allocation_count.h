#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

#include <stdint.h>

/// How often the calling thread has asked the allocator for memory since it began; -1 where this cannot be counted.
///
/// Linking this library replaces malloc and its like by ones that count and then do the same: for measurements and
/// tests only.
int64_t allocation_count(void);

#endif
