#include "scenarios/report/picture_maker.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>

extern char** environ; // NOLINT(readability-redundant-declaration)

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

/// The width of the page's column.
constexpr const char* picture_size = "960x540";
/// Software drawing of a large city takes a while; a program that hangs must not hold a report.
constexpr auto patience = std::chrono::minutes(5);

std::vector<std::string> command_of(
    const fs::path& program,
    const fs::path& project_file,
    const fs::path& picture,
    const PictureWish& wish,
    const std::string& language) {
    std::vector<std::string> words{
        program.string(), "--lang", language, "--render", picture.string(), project_file.string()};
    const auto add = [&words](const char* option, const std::string& value) {
        if (!value.empty()) {
            words.insert(words.end(), {option, value});
        }
    };
    add("--viewpoint", wish.viewpoint);
    add("--variant", wish.variant);
    add("--layer", wish.layer);
    add("--time", wish.time);
    add("--size", picture_size);
    return words;
}

/// Starts the program with its output thrown away; -1 when that fails.
pid_t start(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = -1;
    const int failed =
        posix_spawn(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? child : -1;
}

/// True when the program ended well; it is ended when nobody wants the picture any more.
bool wait_for(pid_t child, const geo::RunContext& context) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (context.cancelled() || std::chrono::steady_clock::now() > deadline) {
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// A folder of its own, gone with its content at the end.
class DrawingFolder {
public:
    DrawingFolder() {
        std::string pattern = (fs::temp_directory_path() / "smiletwin-picture-XXXXXX").string();
        if (mkdtemp(pattern.data()) != nullptr) {
            path_ = pattern;
        }
    }
    ~DrawingFolder() {
        std::error_code ignored;
        if (!path_.empty()) {
            fs::remove_all(path_, ignored);
        }
    }
    DrawingFolder(const DrawingFolder&) = delete;
    DrawingFolder& operator=(const DrawingFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

} // namespace

fs::path picture_program() {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    const fs::path beside = self.parent_path() / "smiletwin";
    return !error && fs::exists(beside, error) ? beside : fs::path();
}

std::string draw_picture(
    const fs::path& program,
    const fs::path& project_file,
    const PictureWish& wish,
    const std::string& language,
    geo::RunContext& context) {
    const DrawingFolder folder;
    if (program.empty() || folder.path().empty()) {
        return {};
    }
    const fs::path picture = folder.path() / "picture.png";
    const pid_t child = start(command_of(program, project_file, picture, wish, language));
    if (child < 0 || !wait_for(child, context)) {
        return {};
    }
    std::ifstream file(picture, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace smiletwin::scenarios
