#include "viewer/render/osg_program.hpp"

#include <utility>

namespace smiletwin::viewer {

geo::Result<osg::ref_ptr<osg::Program>>
osg_program(const ShaderLibrary& library, const std::string& name) {
    osg::ref_ptr<osg::Program> program = new osg::Program;
    program->setName(name);
    for (const auto& [ending, type] :
         {std::pair{".vert", osg::Shader::VERTEX}, std::pair{".frag", osg::Shader::FRAGMENT}}) {
        const auto source = library.stage_source(name + ending);
        if (!source) {
            return source.problem();
        }
        auto* shader = new osg::Shader(type, source.value());
        shader->setName(name + ending);
        program->addShader(shader);
    }
    program->addBindAttribLocation("a_object", object_slot);
    program->addBindAttribLocation("a_look", look_slot);
    program->addBindAttribLocation("a_instance0", instance_slot);
    program->addBindAttribLocation("a_instance1", instance_slot + 1);
    return program;
}

} // namespace smiletwin::viewer
