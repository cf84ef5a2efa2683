#ifndef SIGAP_CGSL_H
#define SIGAP_CGSL_H
#include "draws.h"
#include "philox.h"
#include "setup.h"
#endif
