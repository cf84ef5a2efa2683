#include "designs.h"
#include "setup.h"
#include <gsl/gsl_qrng.h>

unsigned int sigap_sobol_dimensions(void) { return gsl_qrng_sobol->max_dimension; }

int sigap_sobol_points(unsigned int dimensions, size_t count, double *points) {
    sigap_gsl_setup();
    if (dimensions == 0 || dimensions > gsl_qrng_sobol->max_dimension) return GSL_EINVAL;
    gsl_qrng *generator = gsl_qrng_alloc(gsl_qrng_sobol, dimensions);
    if (generator == NULL) return GSL_ENOMEM;
    int status = GSL_SUCCESS;
    for (size_t point = 0; point < count && status == GSL_SUCCESS; point++) {
        double *const coordinates = points + point * dimensions;
        if (point == 0) {
            for (unsigned int dimension = 0; dimension < dimensions; dimension++) coordinates[dimension] = 0;
        } else {
            status = gsl_qrng_get(generator, coordinates);
        }
    }
    gsl_qrng_free(generator);
    return status;
}
