// A program run inside the test: the same words, exit code and both outputs. One call at a time.
#pragma once

#include "scenarios/cli/command.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::tests {

struct Said {
    int code = 0;
    std::string out;
    std::string err;
};

/// Sends one of the standard outputs to a file while it lives.
class Redirected {
public:
    Redirected(std::FILE* stream, const std::filesystem::path& file) : stream_(stream) {
        std::fflush(stream_);
        kept_ = ::dup(::fileno(stream_));
        const int target = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(target, ::fileno(stream_));
        ::close(target);
    }
    ~Redirected() {
        std::fflush(stream_);
        ::dup2(kept_, ::fileno(stream_));
        ::close(kept_);
    }
    Redirected(const Redirected&) = delete;
    Redirected& operator=(const Redirected&) = delete;

private:
    std::FILE* stream_;
    int kept_ = -1;
};

/// Exit code and outputs of a program's main called with these words, the first its name.
inline Said
said_by(std::vector<std::string> words, const std::function<int(int argc, char** argv)>& program) {
    const TemporaryFolder folder;
    std::vector<char*> raw;
    for (std::string& word : words) {
        raw.push_back(word.data());
    }
    Said said;
    {
        const Redirected out(stdout, folder.path() / "out");
        const Redirected err(stderr, folder.path() / "err");
        said.code = program(static_cast<int>(raw.size()), raw.data());
    }
    said.out = bytes_of(folder.path() / "out");
    said.err = bytes_of(folder.path() / "err");
    return said;
}

/// `words` without the program's name; speaks English unless --lang is among them.
inline Said smilectl(std::vector<std::string> words) {
    bool has_language = false;
    for (const std::string& word : words) {
        has_language = has_language || word.starts_with("--lang");
    }
    if (!has_language) {
        words.insert(words.begin(), "--lang=en");
    }
    words.insert(words.begin(), "smilectl");
    return said_by(std::move(words), scenarios::run_command_line);
}

} // namespace smiletwin::tests
