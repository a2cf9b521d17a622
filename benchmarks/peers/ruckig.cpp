// Measures the C++ library Ruckig, as installed on this machine, on problems that `openquay bench --peer` writes.
// Only its public interface is used; nothing of it is part of OpenQuay. Build and use: see README.md beside this file.
// What the file of problems holds and what is answered is told in SideBySide.java.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <numeric>
#include <vector>

#include <ruckig/ruckig.hpp>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int32_t VELOCITY = 2;
constexpr int NUMBERS = 9;
constexpr std::size_t CHUNK = 500;
constexpr int PASSES = 9;

double nanoseconds(Clock::time_point begin, Clock::time_point end) {
    return std::chrono::duration<double, std::nano>(end - begin).count();
}

template <std::size_t Axes>
class Measured {
public:
    Measured(std::int32_t kind, const std::vector<double>& numbers) : kind(kind), numbers(numbers) {
        if (kind == VELOCITY) {
            input.control_interface = ruckig::ControlInterface::Velocity;
        }
    }

    void run(std::size_t count) {
        double sum = 0;
        int refused = 0;
        std::vector<double> chunks((count + CHUNK - 1) / CHUNK, std::numeric_limits<double>::infinity());
        for (int pass = 0; pass < PASSES; ++pass) {
            sum = 0;
            refused = 0;
            for (std::size_t chunk = 0; chunk < chunks.size(); ++chunk) {
                const std::size_t end = std::min(count, (chunk + 1) * CHUNK);
                const auto begin = Clock::now();
                for (std::size_t i = chunk * CHUNK; i < end; ++i) {
                    if (plan(i)) {
                        sum += trajectory.get_duration();
                    } else {
                        ++refused;
                    }
                }
                chunks[chunk] = std::min(chunks[chunk], nanoseconds(begin, Clock::now()));
            }
        }
        const double mean = std::accumulate(chunks.begin(), chunks.end(), 0.0) / count;
        std::vector<double> each(count);
        for (std::size_t i = 0; i < count; ++i) {
            const auto before = Clock::now();
            plan(i);
            each[i] = nanoseconds(before, Clock::now());
        }
        std::sort(each.begin(), each.end());
        std::printf("%d %.3f %.3f %.3f %.17g %d\n", kind, mean, each[count / 2], each[count * 99 / 100], sum, refused);
    }

private:
    bool plan(std::size_t problem) {
        const double* at = &numbers[problem * Axes * NUMBERS];
        for (std::size_t axis = 0; axis < Axes; ++axis, at += NUMBERS) {
            input.current_position[axis] = at[0];
            input.current_velocity[axis] = at[1];
            input.current_acceleration[axis] = at[2];
            input.target_position[axis] = at[3];
            input.target_velocity[axis] = at[4];
            input.target_acceleration[axis] = at[5];
            input.max_velocity[axis] = at[6];
            input.max_acceleration[axis] = at[7];
            input.max_jerk[axis] = at[8];
        }
        return planner.calculate(input, trajectory) >= 0;
    }

    std::int32_t kind;
    const std::vector<double>& numbers;
    ruckig::Ruckig<Axes> planner;
    ruckig::InputParameter<Axes> input;
    ruckig::Trajectory<Axes> trajectory;
};

}  // namespace

int main(int argc, char** argv) {
    std::FILE* in = argc == 2 ? std::fopen(argv[1], "rb") : nullptr;
    if (in == nullptr) {
        std::fprintf(stderr, "usage: ruckig-peer FILE-OF-PROBLEMS\n");
        return 2;
    }
    std::int32_t head[3];
    while (std::fread(head, sizeof(head[0]), 3, in) == 3) {
        std::vector<double> numbers(static_cast<std::size_t>(head[1]) * head[2] * NUMBERS);
        if (std::fread(numbers.data(), sizeof(double), numbers.size(), in) != numbers.size()) {
            std::fprintf(stderr, "ruckig-peer: %s ends too early\n", argv[1]);
            return 1;
        }
        if (head[1] == 1) {
            Measured<1>(head[0], numbers).run(head[2]);
        } else {
            Measured<3>(head[0], numbers).run(head[2]);
        }
    }
    return 0;
}
