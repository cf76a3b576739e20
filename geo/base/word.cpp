#include "geo/base/word.hpp"

#include <functional>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace smiletwin::geo {

namespace {

constexpr std::size_t longest_shared = 1024;
constexpr std::size_t most_shared = 20'000;
constexpr std::size_t most_shared_bytes = 4'000'000;

/// The shared texts of all threads. Each thread remembers those it has met, so that they cost no
/// lock again.
class SharedTexts {
public:
    /// nullptr where the text is not one to share.
    const std::string* find(std::string_view text) {
        thread_local std::unordered_map<std::string_view, const std::string*> met;
        if (const auto known = met.find(text); known != met.end()) {
            return known->second;
        }
        const std::string* shared = add(text);
        if (shared != nullptr) {
            met.emplace(*shared, shared);
        }
        return shared;
    }

private:
    const std::string* add(std::string_view text) {
        if (text.size() > longest_shared) {
            return nullptr;
        }
        const std::scoped_lock lock(mutex_);
        std::string wanted(text);
        const bool is_full = texts_.size() >= most_shared || bytes_ >= most_shared_bytes;
        if (is_full && !texts_.contains(wanted)) {
            return nullptr;
        }
        const auto [entry, is_new] = texts_.insert(std::move(wanted)); // nodes stay where they are
        bytes_ += is_new ? entry->size() : 0;
        return &*entry;
    }

    std::mutex mutex_;
    std::unordered_set<std::string> texts_;
    std::size_t bytes_ = 0;
};

SharedTexts& shared_texts() {
    static auto& texts = *new SharedTexts; // words may outlive everything else
    return texts;
}

std::uintptr_t address_of(const std::string* text) {
    return reinterpret_cast<std::uintptr_t>(text);
}

} // namespace

Word::Word(std::string_view text) {
    if (text.empty()) {
        return;
    }
    const std::string* shared = shared_texts().find(text);
    held_ = shared != nullptr ? address_of(shared) : address_of(new std::string(text)) | own_bit;
}

Word& Word::operator=(const Word& other) {
    Word copied(other);
    std::swap(held_, copied.held_);
    return *this;
}

const std::string& Word::text() const {
    static const std::string none;
    return held_ == 0 ? none : *reinterpret_cast<const std::string*>(held_ & ~own_bit);
}

void Word::copy(const Word& other) {
    held_ = (other.held_ & own_bit) != 0 ? address_of(new std::string(other.text())) | own_bit
                                         : other.held_;
}

void Word::drop() {
    delete reinterpret_cast<std::string*>(held_ & ~own_bit);
}

} // namespace smiletwin::geo
