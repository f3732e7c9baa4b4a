package kz.tumar.sealing;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import kz.tumar.contract.CategoryCode;

/// For services that don't mind what is sealed.
@DefaultBean
@ApplicationScoped
class AdmittingAnything implements Admission {
    @Override
    public int largest(CategoryCode category) {
        return Integer.MAX_VALUE;
    }

    @Override
    public void admit(CategoryCode category, byte[] value) {}
}
