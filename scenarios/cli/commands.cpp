#include "scenarios/cli/apply_command.hpp"
#include "scenarios/cli/calendar_command.hpp"
#include "scenarios/cli/check_command.hpp"
#include "scenarios/cli/comfort_command.hpp"
#include "scenarios/cli/command.hpp"
#include "scenarios/cli/compare_command.hpp"
#include "scenarios/cli/convert_command.hpp"
#include "scenarios/cli/heat_command.hpp"
#include "scenarios/cli/history_command.hpp"
#include "scenarios/cli/import_command.hpp"
#include "scenarios/cli/lists_command.hpp"
#include "scenarios/cli/measures_command.hpp"
#include "scenarios/cli/new_command.hpp"
#include "scenarios/cli/people_command.hpp"
#include "scenarios/cli/report_command.hpp"
#include "scenarios/cli/run_command.hpp"
#include "scenarios/cli/variants_command.hpp"

namespace smiletwin::scenarios {

const std::vector<Command>& commands() {
    static const std::vector<Command> all{
        import_command(),
        convert_command(),
        new_command(),
        apply_command(),
        history_command(),
        measures_command(),
        lists_command(),
        heat_command(),
        comfort_command(),
        people_command(),
        run_command(),
        compare_command(),
        variants_command(),
        calendar_command(),
        check_command(),
        report_command(),
    };
    return all;
}

} // namespace smiletwin::scenarios
