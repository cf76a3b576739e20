// A small face of SQLite for the project store: one connection, prepared statements, bound values.
// Failures are thrown as SqlError inside this folder and become a Problem at the Store's door.
#pragma once

#include "geo/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace smiletwin::scenarios {

class SqlError : public std::runtime_error {
public:
    SqlError(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
    [[nodiscard]] int code() const { return code_; } ///< extended SQLite code

private:
    int code_;
};

/// The error in words of a planner; `where` is the file.
geo::Problem sql_problem(const SqlError& error, const std::filesystem::path& where);

class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    /// Binds the next parameter.
    Statement& text(std::string_view value);
    Statement& whole(std::int64_t value);
    Statement& real(double value);
    Statement& blob(std::span<const std::byte> value);
    Statement& null();

    /// Next row; false after the last one. Afterwards `reset` makes it ready again.
    bool step();
    /// Runs to the end and resets.
    void run();
    void reset();

    [[nodiscard]] std::string column_text(int index) const;
    [[nodiscard]] std::int64_t column_whole(int index) const;
    [[nodiscard]] double column_real(int index) const;
    [[nodiscard]] std::span<const std::byte> column_blob(int index) const; ///< until the next step
    [[nodiscard]] bool column_is_null(int index) const;

private:
    friend class Database;
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
    void check(int code) const;
    std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
    int bound_ = 0;
};

class Database {
public:
    enum class Mode { ReadOnly, ReadWrite, Create };

    Database(const std::filesystem::path& path, Mode mode);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// One or more statements without values.
    void run(const std::string& sql);
    [[nodiscard]] Statement prepare(std::string_view sql) const;
    /// First column of the first row; 0 when there is none.
    [[nodiscard]] std::int64_t number(std::string_view sql) const;
    [[nodiscard]] bool is_read_only() const;
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

private:
    struct Closer {
        void operator()(sqlite3* handle) const;
    };
    std::unique_ptr<sqlite3, Closer> handle_;
};

/// Rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

} // namespace smiletwin::scenarios
