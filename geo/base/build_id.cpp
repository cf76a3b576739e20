#include "geo/base/build_id.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <cstring>

namespace smiletwin::geo {

namespace {

constexpr std::size_t padded(std::size_t bytes) {
    return (bytes + 3) / 4 * 4;
}

/// Looks through a segment of notes (ELF, "Note Section").
std::string build_id_in(const char* at, const char* const end) {
    while (static_cast<std::size_t>(end - at) >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) note;
        std::memcpy(&note, at, sizeof note);
        const char* const name = at + sizeof note;
        const char* const content = name + padded(note.n_namesz);
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof ELF_NOTE_GNU &&
            std::memcmp(name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0) {
            std::string digits;
            for (std::size_t i = 0; i < note.n_descsz; ++i) {
                digits += fmt::format("{:02x}", static_cast<unsigned char>(content[i]));
            }
            return digits;
        }
        at = content + padded(note.n_descsz);
    }
    return {};
}

/// The first object is the program itself.
int look_at_program(dl_phdr_info* info, std::size_t /*size*/, void* found) {
    for (int i = 0; i < info->dlpi_phnum; ++i) {
        const auto& segment = info->dlpi_phdr[i];
        if (segment.p_type == PT_NOTE) {
            const auto* notes = reinterpret_cast<const char*>(info->dlpi_addr + segment.p_vaddr);
            std::string id = build_id_in(notes, notes + segment.p_memsz);
            if (!id.empty()) {
                *static_cast<std::string*>(found) = std::move(id);
            }
        }
    }
    return 1;
}

} // namespace

const std::string& build_id() {
    static const std::string id = [] {
        std::string found;
        dl_iterate_phdr(look_at_program, &found);
        return found;
    }();
    return id;
}

} // namespace smiletwin::geo
