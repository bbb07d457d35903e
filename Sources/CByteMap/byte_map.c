#include "byte_map.h"
