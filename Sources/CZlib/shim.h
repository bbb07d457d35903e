#ifndef VIGIE_CZLIB_H
#define VIGIE_CZLIB_H
// The input of a stream is const: zlib only reads it.
#define ZLIB_CONST
#include <zlib.h>
#endif
