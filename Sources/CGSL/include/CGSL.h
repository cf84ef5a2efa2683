#ifndef SIGAP_CGSL_H
#define SIGAP_CGSL_H
#pragma STDC FP_CONTRACT OFF
#include "designs.h"
#include "draws.h"
#include "fitting.h"
#include "philox.h"
#include "setup.h"
#include "solvers.h"
#include "statistics_shims.h"
#endif
