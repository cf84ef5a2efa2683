#ifndef SIGAP_SETUP_H
#define SIGAP_SETUP_H
#include <gsl/gsl_errno.h>
#include <gsl/gsl_version.h>

/// Turns GSL's error handler off, once per process, so that errors come back as status codes.
///
/// GSL's default handler aborts the process. Every entry into GSL from Swift calls this first; after the
/// first call it costs one atomic load, and it is safe to call from any thread.
void sigap_gsl_setup(void);

/// The version of the GSL that is linked (not of the headers), such as "2.7.1".
const char *sigap_gsl_version(void);

#endif
