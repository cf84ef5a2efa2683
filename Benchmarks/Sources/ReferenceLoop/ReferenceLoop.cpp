#include "ReferenceLoop.h"

#include <cmath>
#include <cstdint>
#include <ctime>
#include <queue>
#include <random>
#include <vector>

namespace {

enum class Kind : std::int32_t { arrival, departure };

struct Event {
    double time;
    std::uint64_t sequence;
    Kind kind;
};

/// Later events have lower priority; equal times keep their order, as in the Swift loop.
struct IsLater {
    bool operator()(const Event &left, const Event &right) const {
        return left.time > right.time || (left.time == right.time && left.sequence > right.sequence);
    }
};

class StandardDraws {
public:
    StandardDraws(std::uint64_t seed, double utilisation) : engine(seed), interarrival(utilisation), service(1.0) {}
    double next_interarrival() { return interarrival(engine); }
    double next_service() { return service(engine); }

private:
    std::mt19937_64 engine;
    std::exponential_distribution<double> interarrival;
    std::exponential_distribution<double> service;
};

class SplitMixDraws {
public:
    SplitMixDraws(std::uint64_t seed, double utilisation) : state(seed), mean_interarrival(1.0 / utilisation) {}
    double next_interarrival() { return exponential() * mean_interarrival; }
    double next_service() { return exponential(); }

private:
    double exponential() {
        state += 0x9E3779B97F4A7C15u;
        std::uint64_t mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
        mixed ^= mixed >> 31;
        return -std::log((static_cast<double>(mixed >> 11) + 0.5) * 0x1p-53);
    }

    std::uint64_t state;
    double mean_interarrival;
};

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <typename Draws> reference_result run(std::int64_t customers, Draws draws) {
    const double begin = processor_seconds();
    std::priority_queue<Event, std::vector<Event>, IsLater> events;
    std::queue<double> waiting;
    std::uint64_t sequence = 0;
    std::int64_t handled = 0;
    std::int64_t served = 0;
    double total_wait = 0;
    bool busy = false;

    events.push({draws.next_interarrival(), sequence++, Kind::arrival});
    while (served < customers) {
        const Event event = events.top();
        events.pop();
        ++handled;
        switch (event.kind) {
        case Kind::arrival:
            events.push({event.time + draws.next_interarrival(), sequence++, Kind::arrival});
            if (busy) {
                waiting.push(event.time);
            } else {
                busy = true;
                ++served;
                events.push({event.time + draws.next_service(), sequence++, Kind::departure});
            }
            break;
        case Kind::departure:
            if (waiting.empty()) {
                busy = false;
            } else {
                total_wait += event.time - waiting.front();
                waiting.pop();
                ++served;
                events.push({event.time + draws.next_service(), sequence++, Kind::departure});
            }
            break;
        }
    }
    const double end = processor_seconds();
    return {served, handled, total_wait / static_cast<double>(served), end - begin};
}

}  // namespace

reference_result reference_single_server(
    int64_t customers, double utilisation, uint64_t seed, reference_generator generator) {
    return generator == reference_generator_standard_library
        ? run(customers, StandardDraws(seed, utilisation))
        : run(customers, SplitMixDraws(seed, utilisation));
}
