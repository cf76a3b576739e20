// The program behind the window: document, data, jobs and results, and what the user wants to see.
// Knows neither OpenGL nor the window; all of it is tested without them. Main thread only.
#pragma once

#include "geo/base/log.hpp"
#include "geo/base/result.hpp"
#include "geo/base/text.hpp"
#include "scenarios/kernel/job_runner.hpp"
#include "scenarios/project/document.hpp"
#include "viewer/app/check_session.hpp"
#include "viewer/app/heat_session.hpp"
#include "viewer/app/people_session.hpp"
#include "viewer/app/run_material.hpp"
#include "viewer/layers/data_layer.hpp"
#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

struct ApplicationSetup {
    std::filesystem::path data_folder;   ///< data/ of the program
    std::filesystem::path state_folder;  ///< new projects, what was open last
    std::filesystem::path result_folder; ///< result store
    std::filesystem::path city_cache;    ///< city models as read; empty = nowhere
    std::string language = "de";
    bool language_given = false; ///< asked for; else the one chosen in the window last time counts
    std::function<void()> wake;  ///< called from workers when update() has something to do
    bool remember = true;        ///< keep view and last project over closing
};

/// What belongs to the camera and is done by whoever owns it.
struct CameraWish {
    std::string value;      ///< "north", "zoom_in", "zoom_out", "whole", "walk", "place",
                            ///< "selected_sensor", "selected_object", or a viewpoint's id
    geo::Vec2d place_crs{}; ///< of "place"
};

class Application {
public:
    static geo::Result<std::unique_ptr<Application>> create(ApplicationSetup setup);
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    /// Opens a project file, or makes a new project of files and folders. Without inputs: what was
    /// open last, else the sample city.
    geo::Result<geo::Done> open(const std::vector<std::filesystem::path>& inputs);
    /// As open(), but nothing is written: for pictures of the window.
    geo::Result<geo::Done> open_to_look(const std::vector<std::filesystem::path>& inputs);
    /// Files and folders dropped on the window: looked into in a job, then added.
    void add_files(const std::vector<std::filesystem::path>& inputs);

    [[nodiscard]] ActionQueue& actions() { return actions_; }
    /// Applies queued actions, takes finished jobs, starts due runs. Returns when it wants to be
    /// called again without any input (seconds of the same clock), if at all.
    std::optional<double> update(double now_s);

    [[nodiscard]] PanelModel model() const;
    [[nodiscard]] const geo::Text& text() const { return text_; }
    [[nodiscard]] const scenarios::Document& document() const { return *document_; }
    [[nodiscard]] const std::shared_ptr<const scenarios::BaseData>& data() const { return data_; }
    [[nodiscard]] const std::vector<DataLayer>& layers() const { return layers_; }
    [[nodiscard]] const HeatSession& heat() const { return *heat_; }
    [[nodiscard]] const PeopleSession& people() const { return *people_; }
    [[nodiscard]] const CheckSession& checks() const { return *checks_; }
    [[nodiscard]] ViewState& view() { return view_; }
    [[nodiscard]] const ViewState& view() const { return view_; }
    [[nodiscard]] const std::filesystem::path& data_folder() const { return setup_.data_folder; }

    /// All that is there again after closing and opening: view, camera, people.
    [[nodiscard]] geo::Json kept_view() const;
    /// Camera of the last time, when there was one.
    [[nodiscard]] const geo::Json& remembered_camera() const { return camera_; }
    void remember_camera(geo::Json camera) { camera_ = std::move(camera); }
    std::vector<CameraWish> take_camera_wishes() { return std::exchange(camera_wishes_, {}); }
    /// Shows the project as `action` would leave it; one that is refused leaves the last good view.
    /// Not stored, not undone.
    void set_preview(const std::optional<geo::Json>& action);
    /// The project as it is to be shown: with what is dragged at the hand.
    [[nodiscard]] const scenarios::Project& shown_project() const;
    /// Rises with each change of shown_project().
    [[nodiscard]] std::uint64_t shown_revision() const;
    /// Rises when data were swapped in.
    [[nodiscard]] std::uint64_t data_revision() const { return data_revision_; }

    /// On a card; one that says the same goes.
    void say(MessageKind kind, geo::Problem problem);

private:
    explicit Application(ApplicationSetup setup);

    void set_document(scenarios::Document document);
    void load_data();
    /// What loading brings; made in its job.
    struct Loaded {
        std::shared_ptr<const scenarios::BaseData> data;
        std::vector<DataLayer> layers;
    };
    void take_data(Loaded loaded);
    void apply(const geo::Json& action);
    void apply_to_window(const geo::Json& action);
    void after_view_action(const std::string& name);
    void show_project_card(const std::string& kind);
    void save_project_as(const geo::Json& action);
    void open_project(const geo::Json& action);
    void apply_to_project(geo::Json action);
    bool prepare_variant(geo::Json& action);
    void after_created(const geo::Json& action, const std::string& id);
    /// Takes up the tool for the next model that stands nowhere yet; each is offered once.
    void offer_placing();
    void step_history(bool back);
    void go_in_history(std::size_t position);
    void select_all();
    void select_copies(const geo::Json& action, const std::string& first_id);
    void control_people(const geo::Json& action);
    /// The chosen area; as long as none is chosen, the first.
    [[nodiscard]] std::string area_looked_at() const;
    void check_view();
    void play(double now_s);
    void check_plan();
    std::optional<double> expire_messages(double now_s);
    /// Said since this document was opened?
    [[nodiscard]] bool was_said(const geo::Problem& problem) const;
    [[nodiscard]] std::optional<HeatWish> heat_wish() const;
    [[nodiscard]] SharedMaterial material() const;
    void restore_view();
    /// Indices of objects are others in other data; what is gone is no longer selected.
    void find_selection_again();
    /// Writes the view when it changed, at most every few seconds; returns when it wants to write.
    std::optional<double> save_view_sometimes(double now_s);
    void save_view();
    [[nodiscard]] std::filesystem::path view_file() const;

    ApplicationSetup setup_;
    geo::Log log_;
    geo::Text text_;
    std::shared_ptr<const scenarios::Catalogue> catalogue_;
    std::shared_ptr<const scenarios::IndicatorCatalogue> indicators_;
    std::optional<scenarios::Document> document_;
    std::shared_ptr<const scenarios::BaseData> data_;
    std::vector<DataLayer> layers_;
    std::uint64_t data_revision_ = 0;
    std::vector<scenarios::Source> loaded_sources_;
    std::shared_ptr<scenarios::SiteCache> sites_;
    std::shared_ptr<scenarios::ResultStore> store_;
    std::unique_ptr<scenarios::JobRunner> jobs_;
    std::unique_ptr<HeatSession> heat_;
    std::unique_ptr<PeopleSession> people_;
    std::unique_ptr<CheckSession> checks_;
    scenarios::JobId load_job_ = 0;
    std::set<std::string> offered_; ///< sources whose placing was offered

    ActionQueue actions_;
    ViewState view_;
    std::optional<geo::TimeZone> zone_;
    std::vector<scenarios::JobState> job_states_;
    std::vector<CameraWish> camera_wishes_;
    geo::Json camera_;
    std::string saved_view_; ///< text of the file
    double last_save_s_ = 0.0;
    std::optional<scenarios::Project> previewed_project_;
    std::uint64_t preview_revision_ = 0;
    std::uint64_t next_message_ = 1;
    std::uint64_t first_message_ = 1;                 ///< of this document
    std::map<std::string, std::string> shown_before_; ///< variant -> the one "+" was pressed on
    double now_s_ = 0.0;
    double last_play_s_ = -1.0;
};

} // namespace smiletwin::viewer
