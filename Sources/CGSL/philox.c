#include "philox.h"

static unsigned long philox_get(void *raw) {
    sigap_philox_state *const state = (sigap_philox_state *)raw;
    if (state->word >= 4) {
        const sigap_philox_words out =
            sigap_philox_block(state->key, state->purpose, state->entity, state->block);
        state->output[0] = out.word0;
        state->output[1] = out.word1;
        state->output[2] = out.word2;
        state->output[3] = out.word3;
        state->word = 0;
        // Carries make the counter one 128-bit number for whoever reads on and on; keyed draws never carry.
        if (++state->block == 0 && ++state->entity == 0) ++state->purpose;
    }
    return state->output[state->word++];
}

// 53 bits from two words, in [0, 1) as GSL expects; the same bits as `sigap_keyed_uniform`, whose lowest is 1.
static double philox_get_double(void *raw) {
    const uint64_t first = philox_get(raw);
    const uint64_t second = philox_get(raw);
    return (double)((first << 32 | second) >> 11) * 0x1p-53;
}

static void philox_rekey(sigap_philox_state *state, uint64_t seed, uint32_t replication) {
    state->key = sigap_philox_mixed_key(seed, replication);
    state->entity = 0;
    state->purpose = 0;
    state->block = 0;
    state->word = 4;
    for (int i = 0; i < 4; i++) state->output[i] = 0;
}

static void philox_set(void *raw, unsigned long seed) {
    philox_rekey((sigap_philox_state *)raw, seed, 0);
}

void sigap_philox_key(gsl_rng *generator, uint64_t seed, uint32_t replication) {
    philox_rekey((sigap_philox_state *)generator->state, seed, replication);
}

static const gsl_rng_type philox_type = {
    "philox4x32-10", 0xffffffffu, 0, sizeof(sigap_philox_state),
    philox_set, philox_get, philox_get_double,
};

const gsl_rng_type *const sigap_rng_philox = &philox_type;
