// Files may name addresses and other files; reading them must visit neither.
#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

using namespace smiletwin::geo;
using smiletwin::tests::TemporaryFolder;

namespace {

constexpr const char* heights = "ncols 2\nnrows 2\nxllcorner 312480\nyllcorner 6000470\n"
                                "cellsize 10\nNODATA_value -9999\n1 2\n1 2\n";

/// A server on this machine that counts who calls, and hangs up.
class Server {
public:
    Server() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        REQUIRE(::bind(socket_, plain, size) == 0);
        REQUIRE(::listen(socket_, 4) == 0);
        REQUIRE(::getsockname(socket_, plain, &size) == 0);
        port_ = ntohs(address.sin_port);
        thread_ = std::jthread([this](const std::stop_token& end) {
            while (!end.stop_requested()) {
                pollfd waiting{socket_, POLLIN, 0};
                if (::poll(&waiting, 1, 20) == 1) {
                    ++calls_;
                    ::close(::accept(socket_, nullptr, nullptr));
                }
            }
        });
    }
    ~Server() {
        thread_.request_stop();
        thread_.join();
        ::close(socket_);
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] std::string address() const {
        return "http://127.0.0.1:" + std::to_string(port_) + "/system";
    }
    /// Call this when all reading is over: stops listening first.
    int calls() {
        thread_.request_stop();
        if (thread_.joinable()) {
            thread_.join();
            thread_ = std::jthread([] {});
        }
        pollfd waiting{socket_, POLLIN, 0};
        return calls_ + ::poll(&waiting, 1, 0);
    }

private:
    int socket_;
    std::uint16_t port_ = 0;
    std::atomic<int> calls_ = 0;
    std::jthread thread_;
};

} // namespace

TEST_CASE("an address in a file about its reference system is not visited") {
    const TemporaryFolder folder;
    Server server;
    RunContext context;
    folder.file("ground.prj", server.address());
    CHECK_FALSE(import_file(folder.file("ground.asc", heights), {}, context).ok());
    const std::string points =
        R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"type":"proj4","href":")" +
        server.address() +
        R"("}},"features":[{"type":"Feature","properties":{},)"
        R"("geometry":{"type":"Point","coordinates":[12.1,54.1]}}]})";
    CHECK(import_file(folder.file("points.geojson", points), {}, context).ok());
    CHECK(server.calls() == 0);
}

TEST_CASE("the name of another file is no reference system") {
    const TemporaryFolder folder;
    RunContext context;
    const auto other = folder.file("other.txt", Crs::from_epsg(25833)->wkt());
    folder.file("ground.prj", other.string());
    const auto read = import_file(folder.file("ground.asc", heights), {}, context);
    REQUIRE_FALSE(read.ok());
    CHECK(read.problem().what.key == "error.raster.no_crs");
}
