// The list of all models, one line each.
#include "scenarios/kernel/model.hpp"
#include "scenarios/models/heat/heat_model.hpp"
#include "scenarios/models/people/model.hpp"

namespace smiletwin::scenarios {

const std::vector<std::unique_ptr<const Model>>& models() {
    static const std::vector<std::unique_ptr<const Model>> all = [] {
        std::vector<std::unique_ptr<const Model>> list;
        list.push_back(std::make_unique<HeatModel>());
        list.push_back(std::make_unique<PeopleModel>());
        return list;
    }();
    return all;
}

const Model* find_model(std::string_view name) {
    for (const auto& model : models()) {
        if (model->name() == name) {
            return model.get();
        }
    }
    return nullptr;
}

} // namespace smiletwin::scenarios
