#include "scenarios/project/sqlite.hpp"

#include <sqlite3.h>

namespace smiletwin::scenarios {

namespace {

/// Readers and writers of the same file wait this long for each other.
constexpr int busy_timeout_ms = 3000;

geo::Problem problem(
    std::string_view what,
    std::string_view help,
    const std::filesystem::path& where,
    const SqlError& error) {
    return {{std::string(what), {}}, where.string(), {std::string(help), {}}, error.what()};
}

} // namespace

geo::Problem sql_problem(const SqlError& error, const std::filesystem::path& where) {
    switch (error.code() & 0xFF) { // the low byte is the primary code
    case SQLITE_FULL:
        return problem("error.project.disk_full", "help.project.disk_full", where, error);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return problem("error.project.read_only", "help.project.read_only", where, error);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return problem("error.project.busy", "help.project.busy", where, error);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return problem("error.project.not_a_project", "help.project.not_a_project", where, error);
    case SQLITE_CANTOPEN:
        return problem("error.project.cannot_open", "help.file.check_path", where, error);
    default:
        return problem("error.project.storage", "help.project.storage", where, error);
    }
}

// ---- Statement ----

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

void Statement::check(int code) const {
    if (code != SQLITE_OK) {
        sqlite3* handle = sqlite3_db_handle(statement_.get());
        throw SqlError(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle));
    }
}

Statement& Statement::text(std::string_view value) {
    check(sqlite3_bind_text64(
        statement_.get(), ++bound_, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::whole(std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), ++bound_, value));
    return *this;
}

Statement& Statement::real(double value) {
    check(sqlite3_bind_double(statement_.get(), ++bound_, value));
    return *this;
}

Statement& Statement::blob(std::span<const std::byte> value) {
    check(sqlite3_bind_blob64(
        statement_.get(), ++bound_, value.data(), value.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::null() {
    check(sqlite3_bind_null(statement_.get(), ++bound_));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        sqlite3* handle = sqlite3_db_handle(statement_.get());
        const SqlError error(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle));
        reset();
        throw error;
    }
    return code == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_.get()); // repeats the code of the last step, which is known already
    sqlite3_clear_bindings(statement_.get());
    bound_ = 0;
}

std::string Statement::column_text(int index) const {
    const unsigned char* text = sqlite3_column_text(statement_.get(), index);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), index));
    return text != nullptr ? std::string(reinterpret_cast<const char*>(text), size) : std::string{};
}

std::int64_t Statement::column_whole(int index) const {
    return sqlite3_column_int64(statement_.get(), index);
}

double Statement::column_real(int index) const {
    return sqlite3_column_double(statement_.get(), index);
}

std::span<const std::byte> Statement::column_blob(int index) const {
    const void* data = sqlite3_column_blob(statement_.get(), index);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), index));
    return {static_cast<const std::byte*>(data), data != nullptr ? size : 0};
}

bool Statement::column_is_null(int index) const {
    return sqlite3_column_type(statement_.get(), index) == SQLITE_NULL;
}

// ---- Database ----

void Database::Closer::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

Database::Database(const std::filesystem::path& path, Mode mode) {
    int flags = SQLITE_OPEN_READWRITE;
    if (mode == Mode::ReadOnly) {
        flags = SQLITE_OPEN_READONLY;
    } else if (mode == Mode::Create) {
        flags |= SQLITE_OPEN_CREATE;
    }
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) {
        throw SqlError(code, handle != nullptr ? sqlite3_errmsg(handle) : "out of memory");
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busy_timeout_ms);
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

void Database::run(const std::string& sql) {
    if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw SqlError(sqlite3_extended_errcode(handle_.get()), sqlite3_errmsg(handle_.get()));
    }
}

Statement Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(
        handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) {
        throw SqlError(sqlite3_extended_errcode(handle_.get()), sqlite3_errmsg(handle_.get()));
    }
    return Statement(statement);
}

std::int64_t Database::number(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.step() ? statement.column_whole(0) : 0;
}

bool Database::is_read_only() const {
    return sqlite3_db_readonly(handle_.get(), "main") == 1;
}

// ---- Transaction ----

Transaction::Transaction(Database& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (open_) {
        // SQLite may have rolled back by itself (full disk); a second time is no harm.
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

} // namespace smiletwin::scenarios
