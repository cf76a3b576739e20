#include "geo/base/replace_file.hpp"

#include <unistd.h>

#include <fstream>
#include <system_error>
#include <utility>

namespace smiletwin::geo {

namespace {

std::filesystem::path temporary_beside(const std::filesystem::path& path) {
    std::string name = "." + path.stem().string() + ".writing-" + std::to_string(::getpid());
    name += path.extension().string();
    return path.parent_path() / name;
}

} // namespace

PendingFile::PendingFile(std::filesystem::path final_path)
    : final_(std::move(final_path)), temporary_(temporary_beside(final_)) {}

PendingFile::~PendingFile() {
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
}

Result<Done> PendingFile::commit() {
    std::error_code error;
    std::filesystem::rename(temporary_, final_, error);
    if (error) {
        return unwritable_file(final_, error.message());
    }
    return Done{};
}

Result<Done> replace_file(const std::filesystem::path& path, std::string_view bytes) {
    PendingFile pending(path);
    {
        std::ofstream out(pending.path(), std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) {
            return unwritable_file(path, {});
        }
    }
    return pending.commit();
}

Problem unwritable_file(const std::filesystem::path& path, const std::string& detail) {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::absolute(path, error).parent_path();
    if (std::filesystem::is_directory(folder, error) && ::access(folder.c_str(), W_OK) != 0) {
        return Problem{
            {"error.folder.no_write_right", {{"folder", folder.string()}}},
            {},
            {"help.file.rights", {}},
            detail};
    }
    return Problem{
        {"error.file.unwritable", {{"file", path.filename().string()}}},
        path.string(),
        {"help.file.check_space", {}},
        detail};
}

} // namespace smiletwin::geo
