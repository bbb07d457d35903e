#ifndef VIGIE_CLIBPQ_H
#define VIGIE_CLIBPQ_H
#include <libpq-fe.h>
#endif
