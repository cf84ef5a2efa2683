#include "setup.h"
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void turn_error_handler_off(void) { gsl_set_error_handler_off(); }

void sigap_gsl_setup(void) { pthread_once(&once, turn_error_handler_off); }

// `gsl_version` is a mutable pointer, which Swift 6 refuses to read; a function may.
const char *sigap_gsl_version(void) { return gsl_version; }
