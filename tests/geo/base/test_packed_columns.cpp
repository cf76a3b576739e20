#include "geo/base/packed_columns.hpp"
#include "geo/base/random.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <string>
#include <vector>

using namespace smiletwin::geo;

namespace {

template <typename T>
std::vector<T> unpacked(const PackedColumns& columns, std::size_t column) {
    std::vector<T> values(columns.bytes_of(column) / sizeof(T));
    REQUIRE(columns.unpack(column, std::as_writable_bytes(std::span(values))));
    return values;
}

/// Eastings of a street: they grow by centimetres.
std::vector<double> eastings(std::size_t count) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(33'391'685.0 + 0.01 * static_cast<double>(i));
    }
    return values;
}

} // namespace

TEST_CASE("columns of any length come back as they were") {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{500'000}}) {
        const std::vector<double> numbers = eastings(count);
        const std::vector<std::uint8_t> bytes(count, 7);
        const std::string text(count, 'x');
        const std::string packed = pack_columns(
            std::vector<Column>{column_of(numbers), column_of(bytes), column_of(text)});
        const auto columns = PackedColumns::open(packed);
        REQUIRE(columns);
        REQUIRE(columns->count() == 3);
        CHECK(unpacked<double>(*columns, 0) == numbers);
        CHECK(unpacked<std::uint8_t>(*columns, 1) == bytes);
        CHECK(unpacked<char>(*columns, 2) == std::vector<char>(text.begin(), text.end()));
    }
}

TEST_CASE("coordinates that lie close together need less than a third of their bytes") {
    const std::vector<double> numbers = eastings(500'000);
    const std::string packed = pack_columns(std::vector<Column>{column_of(numbers)});
    CHECK(packed.size() * 3 < numbers.size() * sizeof(double));
}

TEST_CASE(
    "columns that are cut off anywhere are refused, and changed ones never give other values") {
    const std::vector<double> numbers = eastings(300);
    const std::string packed = pack_columns(std::vector<Column>{column_of(numbers)});
    for (std::size_t size = 0; size < packed.size(); ++size) {
        CHECK_FALSE(PackedColumns::open(packed.substr(0, size)));
    }
    // Behind the mark, the count, the length and the size of values stands what is checked.
    const std::size_t head = 8 + 3 * sizeof(std::uint64_t);
    for (std::size_t i = head; i < packed.size(); ++i) {
        std::string changed = packed;
        changed[i] = static_cast<char>(changed[i] ^ 0x10);
        const auto columns = PackedColumns::open(changed);
        std::vector<double> values(numbers.size());
        const bool unpacked =
            columns && columns->unpack(0, std::as_writable_bytes(std::span(values)));
        INFO(i);
        CHECK((!unpacked || values == numbers));
    }
}
