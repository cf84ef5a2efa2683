#ifndef SIGAP_CGSL_H
#define SIGAP_CGSL_H
#pragma STDC FP_CONTRACT OFF
#include <gsl/gsl_version.h>
#endif
